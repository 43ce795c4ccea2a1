import { askingGroups1 } from './asking-1.ts';
import { askingGroups2 } from './asking-2.ts';
import { askingGroups3 } from './asking-3.ts';
import { askingGroups4 } from './asking-4.ts';
import { askingGroups5 } from './asking-5.ts';
import { askingGroups6 } from './asking-6.ts';
import { dataGroups } from './data.ts';
import { generalGroups } from './general.ts';
import { qualityGroups } from './quality.ts';
import { systemGroups } from './system.ts';
import { toolsGroups1 } from './tools-1.ts';
import { toolsGroups2 } from './tools-2.ts';
import { topicsGroups1 } from './topics-1.ts';
import { topicsGroups2 } from './topics-2.ts';
import { webGroups } from './web.ts';

/**
 * Groups of words that mean the same thing, one a line: `name: terms | paraphrases`. Terms name the
 * thing, in questions and in passages; paraphrases are how people ask for it, and are looked for in
 * questions alone. An indented line goes on with the one before. A group that another file names
 * again gains by it. A group is everyday language when it says as much outside of software.
 */
export const lexiconGroups: readonly { readonly groups: string; readonly everyday: boolean }[] = [
  { groups: webGroups, everyday: false },
  { groups: dataGroups, everyday: false },
  { groups: systemGroups, everyday: false },
  { groups: qualityGroups, everyday: false },
  { groups: generalGroups, everyday: true },
  { groups: topicsGroups1, everyday: false },
  { groups: topicsGroups2, everyday: false },
  { groups: toolsGroups1, everyday: false },
  { groups: toolsGroups2, everyday: false },
  { groups: askingGroups1, everyday: false },
  { groups: askingGroups2, everyday: false },
  { groups: askingGroups3, everyday: false },
  { groups: askingGroups4, everyday: false },
  { groups: askingGroups5, everyday: false },
  { groups: askingGroups6, everyday: false },
];
