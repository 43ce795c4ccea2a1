// node scripts/system-parts.js NAME: prints where a part of the system is that tests need.
// Exit codes: 0 found, 1 not there, 2 not a known name.
import { systemPart, systemParts } from './lib/system-parts.js';

const name = process.argv[2] ?? '';
const part = systemParts()[name];
if (part === undefined) {
  console.error(`system-parts: expected one of ${Object.keys(systemParts()).join(', ')}`);
  process.exitCode = 2;
} else {
  const path = systemPart(part);
  if (path === undefined) {
    console.error(`${name} is missing: install the package ${part.debianPackage}`);
    process.exitCode = 1;
  } else {
    console.log(path);
  }
}
