/** As Lambda sets it where traces are on: the logger puts its root into every line. */
const traceId = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=557abcec3ee5a047;Sampled=1';

/** Runs something and catches what it prints meanwhile, line by line. */
export const catchLines = async <T>(work: () => Promise<T>): Promise<{ lines: string[]; result: T }> => {
  const printed: string[] = [];
  const { write } = process.stdout;
  const { _X_AMZN_TRACE_ID: before } = process.env;
  process.env._X_AMZN_TRACE_ID = traceId;
  process.stdout.write = ((text: string | Uint8Array) => printed.push(String(text)) > 0) as typeof write;
  try {
    const result = await work();
    return { lines: printed.join('').split('\n').filter(Boolean), result };
  } finally {
    process.stdout.write = write;
    if (before === undefined) delete process.env._X_AMZN_TRACE_ID;
    else process.env._X_AMZN_TRACE_ID = before;
  }
};

/** Bytes of lines, and of those among them that are figures in embedded metric format. */
export const weigh = (lines: readonly string[]) => {
  const bytes = (of: readonly string[]) => of.reduce((sum, line) => sum + Buffer.byteLength(withStillTime(line)), 0);
  const figures = lines.filter((line) => line.includes('"_aws"'));
  return { logBytes: bytes(lines), figureLines: figures.length, figureBytes: bytes(figures) };
};

/** How long a request took has one digit here and two there: a line weighs the same every time it is weighed. */
const withStillTime = (line: string): string => line.replace(/"ms":\d+/, '"ms":25');
