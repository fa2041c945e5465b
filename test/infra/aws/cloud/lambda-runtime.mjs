// Runs in a process of its own what Lambda runs: loads the handler that HANDLER names (a file of the asset, then the name of
// its export) and calls it for every event that comes over the channel to the parent.
import { pathToFileURL } from 'node:url';

const startedAt = performance.now();
const [file, name] = process.env.HANDLER.split('.');
const module = await import(pathToFileURL(`${process.env.TASK_ROOT}/${file}.mjs`));
process.send({ ready: true, importMilliseconds: performance.now() - startedAt });

process.on('message', async ({ id, event }) => {
  const context = { awsRequestId: `lambda-${id}`, functionName: process.env.AWS_LAMBDA_FUNCTION_NAME };
  try {
    const result = await module[name](event, context);
    process.send({ id, result, memoryMebibytes: process.memoryUsage.rss() / 2 ** 20 });
  } catch (error) {
    process.send({ id, error: String(error?.message) });
  }
});
process.on('disconnect', () => process.exit(0));
