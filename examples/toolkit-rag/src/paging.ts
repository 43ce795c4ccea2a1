/** Rows on a page of an administrator's list. */
export const PAGE_SIZE = 50;

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** From 1. */
  readonly page: number;
  readonly hasNext: boolean;
}

/** Values of `LIMIT` and `OFFSET`; one row more than is shown says whether another page follows. */
export function pageOf(page: number): readonly [number, number] {
  return [PAGE_SIZE + 1, (page - 1) * PAGE_SIZE];
}
