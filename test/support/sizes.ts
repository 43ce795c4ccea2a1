import { Visitor } from 'oxc-parser';
import { lineAt, parse, type Source } from './syntax.ts';

/** What the house asks of each file; CONTRIBUTING.md tells the aims below these bounds. */
export const BOUNDS = {
  fileLines: 250,
  testFileLines: 400,
  functionLines: 40,
  parameters: 3,
  columns: 100,
} as const;

interface FunctionShape {
  readonly start: number;
  readonly end: number;
  readonly params: readonly { readonly type: string }[];
}

/** Every bound that a file breaks, by line. In tests a function is a list of cases: no bound. */
export function sizeFaults(source: Source): readonly string[] {
  const isTest = /(^|\/)test\//.test(source.path);
  const faults = [...fileFaults(source, isTest), ...columnFaults(source)];
  return isTest ? faults : [...faults, ...functionFaults(source)];
}

function fileFaults(source: Source, isTest: boolean): readonly string[] {
  const bound = isTest ? BOUNDS.testFileLines : BOUNDS.fileLines;
  const lines = source.text.trimEnd().split('\n').length;
  const faults = lines > bound ? [`${source.path}: ${lines} lines, at most ${bound}`] : [];
  const vague = /(^|\/)(utils?|helpers?|misc|common)\.[jt]s$/.test(source.path);
  return vague ? [...faults, `${source.path}: the name says nothing of what it holds`] : faults;
}

/** An address cannot be broken; everything else can. */
function columnFaults(source: Source): readonly string[] {
  return source.text.split('\n').flatMap((line, at) => {
    const isLong = line.length > BOUNDS.columns && !/https?:\/\/\S{40}/.test(line);
    return isLong ? [`${source.path}:${at + 1} ${line.length} columns`] : [];
  });
}

function functionFaults(source: Source): readonly string[] {
  const faults: string[] = [];
  const look = (node: FunctionShape): void => {
    const line = lineAt(source.text, node.start);
    const lines = lineAt(source.text, node.end) - line + 1;
    const parameters = node.params.filter((one) => !('name' in one && one.name === 'this')).length;
    if (lines > BOUNDS.functionLines) faults.push(`${source.path}:${line} ${lines} lines`);
    if (parameters > BOUNDS.parameters) {
      faults.push(`${source.path}:${line} ${parameters} parameters`);
    }
  };
  const visitor = new Visitor({
    FunctionDeclaration: look,
    FunctionExpression: look,
    ArrowFunctionExpression: look,
    TSDeclareFunction: look,
  });
  visitor.visit(parse(source).program);
  return faults;
}
