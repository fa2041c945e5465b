import type { Child } from 'hono/jsx';

export interface Column {
  readonly words: Child;
  /** figures stand to the right, with digits of one width */
  readonly isNumber?: boolean;
  /** short words that would be hard to read one under the other on a phone */
  readonly isOneLine?: boolean;
}

const classOf = (column: Column | undefined): string | undefined =>
  column?.isNumber ? 'n' : column?.isOneLine ? 'l' : undefined;

export interface TableProps {
  readonly caption: string;
  readonly columns: readonly Column[];
  /** the first cell of each row names the row */
  readonly rows: readonly (readonly Child[])[];
  /** id of a table that the script of live pages keeps fresh; how far it is scrolled stays */
  readonly liveId?: string | undefined;
}

/** A table that can be scrolled sideways where the screen is narrower; by keyboard too, hence the tab stop (WCAG 2.2, 2.1.1). */
export const Table = ({ caption, columns, rows, liveId }: TableProps) => (
  <section class="scroll" tabindex={0} aria-label={caption}>
    <table id={liveId} data-live={liveId && true}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={classOf(column)}>
              {column.words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([head, ...cells]) => (
          <tr>
            <th scope="row">{head}</th>
            {cells.map((cell, index) => (
              <td class={classOf(columns[index + 1])}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
