import type { Defect } from '../catalogue-entry.ts';
import { kebabCase } from '../kebab-case.ts';
import type { Members } from '../wire.ts';
import { item, items, omit } from './response-defect.ts';

/** One member of items by another spelling of its name: a client never sees it. */
export const responseSpellingDefects: readonly Defect[] = [
  called('StartTime', 'startTime', 'timestamp'),
  called('EndTime', 'end_time', 'timestamp'),
  called('WindowTargetId', 'WindowTargetID', 'type'),
  called('Status', 'status', 'type'),
  items(
    'task-type-is-called-tasktype-in-one-item',
    'TaskType is called Tasktype in one item',
    [`${item}/TaskType/type`],
    (rendered, position) => (position === 3 ? renamed(rendered, 'TaskType', 'Tasktype') : rendered),
  ),
];

function called(name: string, other: string, rule: string): Defect {
  return items(
    `${kebabCase(name)}-is-misspelt`,
    `${name} is called ${other}`,
    [`${item}/${name}/${rule}`],
    (rendered) => renamed(rendered, name, other),
  );
}

function renamed(rendered: Members, name: string, other: string): Members {
  return name in rendered ? { ...omit(name, rendered), [other]: rendered[name] } : rendered;
}
