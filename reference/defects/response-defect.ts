import { type Defect, replacing } from '../catalogue-entry.ts';
import type { Members } from '../wire.ts';

/** The address of the list of items. */
export const list = 'response/WindowExecutionTaskInvocationIdentities';

/** The address of an item. */
export const item: string = `${list}/member`;

/** Another value for one member of each item that has it. */
export function member(
  name: string,
  title: string,
  breaks: readonly string[],
  changed: string,
  value: (value: unknown, rendered: Members) => unknown,
): Defect {
  return items(name, title, breaks, (rendered) =>
    changed in rendered ? { ...rendered, [changed]: value(rendered[changed], rendered) } : rendered,
  );
}

/** Another form for items. */
export function items(
  name: string,
  title: string,
  breaks: readonly string[],
  change: (rendered: Members, position: number) => Members,
): Defect {
  return {
    name,
    title,
    breaks,
    change: replacing(({ renderItem }) => ({
      renderItem: (found, ids, position) => change(renderItem(found, ids, position), position),
    })),
  };
}

/** Another form for the list of items: `change` gives members of the output in its place. */
export function output(
  name: string,
  title: string,
  breaks: readonly string[],
  change: (items: readonly Members[]) => Members,
): Defect {
  return {
    name,
    title,
    breaks,
    change: replacing(({ renderOutput }) => ({
      renderOutput: (rendered, page, input) => ({
        ...renderOutput(rendered, page, input),
        ...change(rendered),
      }),
    })),
  };
}

/** The members of an item without one of them. */
export function omit(name: string, rendered: Members): Members {
  const { [name]: _, ...rest } = rendered;
  return rest;
}
