import type { Section } from './markdown.ts';

const DROPPED_HEADINGS = [
  'table of contents|contents|toc|contributors?|backers?|sponsors?|our sponsors|stargazers',
  'star history|badges?',
];
const FAINT_HEADINGS = [
  'licen[cs]e|copyright|acknowledge?ments?|credits|thanks|team|collaborators|past collaborators',
  'hosted by|authors?|changelog|see also',
];
const DROPPED_HEADING = startingWith(DROPPED_HEADINGS);
const FAINT_HEADING = startingWith(FAINT_HEADINGS);

function startingWith(alternatives: readonly string[]): RegExp {
  return new RegExp(`^(?:${alternatives.join('|')})\\b`, 'i');
}

/** How much a section's passages count when they are ranked: 1 for prose, 0 for what is dropped. */
export function sectionWeight(section: Section): number {
  const own = section.trail.at(-1) ?? '';
  if (section.trail.some((heading) => DROPPED_HEADING.test(heading))) return 0;
  if (FAINT_HEADING.test(own)) return 0.5;
  return signpostWeight(section);
}

/**
 * A list of links to elsewhere answers little; one of links within the document answers nothing.
 */
function signpostWeight(section: Section): number {
  if (section.blocks.length < 3) return 1;
  const share = (leads: string): number =>
    section.blocks.filter((block) => block.leads === leads).length / section.blocks.length;
  if (share('within') > 0.6) return 0;
  return share('elsewhere') + share('within') > 0.6 ? 0.6 : 1;
}

/** About the project rather than about its use, or about what it once was. */
const SIDE_DOCUMENT =
  /\b(?:migration|style.guide|contributing|security|ecosystem|charter|lts|index)\b/i;

/** How much a whole document counts, judged by its name: 1, or a little less for side documents. */
export function documentWeight(title: string): number {
  return SIDE_DOCUMENT.test(title) ? 0.85 : 1;
}
