import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { type DeploymentName, deployments, namesOf } from './deployments.ts';

/*
 * npm run deploy | diff | destroy -- --deployment NAME [options of cdk …]: the stacks of one deployment, whichever they are.
 */
const [command = '', ...rest] = process.argv.slice(2);
const { values, tokens } = parseArgs({
  args: rest,
  options: { deployment: { type: 'string' } },
  strict: false,
  tokens: true,
});
const name = values.deployment as DeploymentName | undefined;

/** What was not meant for us goes on to cdk as it is. */
const forCdk = (): string[] => {
  const own = tokens.find((token) => token.kind === 'option' && token.name === 'deployment');
  if (own?.kind !== 'option') return rest;
  return rest.toSpliced(own.index, own.inlineValue ? 1 : 2);
};

const explain = (message: string): never => {
  console.error(
    `${message}\nnpm run ${command} -- --deployment ${Object.keys(deployments).join('|')} [options of cdk]`,
  );
  process.exit(2);
};

if (name === undefined || !(name in deployments)) {
  explain(
    name === undefined
      ? '缺少 --deployment。--deployment is missing.'
      : `没有部署 ${name}。There is no deployment ${name}.`,
  );
} else if (command === 'destroy' && deployments[name].keepsData && !rest.includes('--yes-keep-data')) {
  explain(
    `部署 ${name} 的数据受保护：堆栈可删除，数据表和密钥保留（见 docs/operations.md）。\n` +
      `Deployment ${name} keeps its data: destroying the stack leaves table and keys behind. Read "Taking a deployment down" in ` +
      'docs/operations.md, switch off termination protection, and add --yes-keep-data.',
  );
} else {
  // `cdk diff` compares every stack by itself and does not know --all.
  const stacks = command === 'diff' ? [] : ['--all'];
  const outputs = command === 'deploy' ? ['--outputs-file', '.build/outputs.json'] : [];
  const options = forCdk().filter((option) => option !== '--yes-keep-data');
  console.log(`${command} ${namesOf(name).stack} (${deployments[name].partition}, ${deployments[name].region})`);
  const { status } = spawnSync('cdk', [command, ...stacks, ...outputs, '-c', `deployment=${name}`, ...options], {
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}
