import { commonGroups } from './common.ts';
import { dataGroups } from './data.ts';
import { everydayGroups } from './everyday.ts';
import { generalGroups } from './general.ts';
import { phrasingGroups } from './phrasing.ts';
import { qualityGroups } from './quality.ts';
import { systemGroups } from './system.ts';
import { topicGroups } from './topics.ts';
import { moreTopicGroups } from './topics-more.ts';
import { toolTopicGroups } from './topics-tools.ts';
import { webGroups } from './web.ts';

/**
 * Groups of words that mean the same thing, one a line: `name: terms | paraphrases`. Terms name the
 * thing, in questions and in passages; paraphrases are how people ask for it, and are looked for in
 * questions alone. An indented line goes on with the one before. Lines of one name are one group.
 */
export const lexiconGroups: readonly { readonly groups: string; readonly everyday: boolean }[] = [
  { groups: webGroups, everyday: false },
  { groups: dataGroups, everyday: false },
  { groups: systemGroups, everyday: false },
  { groups: qualityGroups, everyday: false },
  { groups: generalGroups, everyday: true },
  { groups: everydayGroups, everyday: true },
  { groups: phrasingGroups, everyday: false },
  { groups: topicGroups, everyday: false },
  { groups: toolTopicGroups, everyday: false },
  { groups: moreTopicGroups, everyday: false },
  { groups: commonGroups, everyday: false },
];
