import { encode } from 'uqr';

export interface QrCodeProps {
  /** of upper-case letters, digits and `$%*+-./:` only, it takes the compact alphanumeric mode */
  readonly text: string;
  readonly label: string;
}

/** A QR code as one path of runs, so that it costs hundreds of bytes and prints sharp. */
export const QrCode = ({ text, label }: QrCodeProps) => {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={data.map(rowPath).join('')} stroke="#000" />
    </svg>
  );
};

/** The dark runs of one row, drawn through the middle of the row: `M4 4.5h7`, then relative moves. */
const rowPath = (row: readonly boolean[], y: number): string => {
  let path = '';
  let end = 0;
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x++;
    path += path === '' ? `M${start} ${y}.5` : `m${start - end} 0`;
    end = x + 1;
    path += `h${end - start}`;
  }
  return path;
};
