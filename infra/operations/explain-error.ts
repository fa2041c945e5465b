import { StoreBusy } from '../../shared/store/transaction.ts';
import { CannotStart } from '../local/cannot-start.ts';
import { CommandProblem } from './problem.ts';

/** Errors of the SDK that an operator can do something about, by what they come to. */
const known: readonly { readonly names: readonly string[]; readonly problem: (message: string) => CommandProblem }[] = [
  {
    names: ['CredentialsProviderError', 'TokenProviderError'],
    problem: () =>
      new CommandProblem(
        '没有可用的 AWS 凭证（例如先执行 aws sso login，或设置 AWS_PROFILE）。',
        'There are no AWS credentials: sign in first (aws sso login), or set AWS_PROFILE.',
      ),
  },
  {
    names: ['UnrecognizedClientException', 'InvalidSignatureException', 'ExpiredTokenException', 'IncompleteSignature'],
    problem: () =>
      new CommandProblem(
        'AWS 不接受这些凭证（可能已过期）。',
        'AWS does not accept the credentials; they may have expired.',
      ),
  },
  {
    names: ['AccessDeniedException', 'AccessDenied', 'KMSAccessDeniedException'],
    problem: (message) =>
      new CommandProblem(`没有所需的权限：${message}`, `The credentials lack a permission: ${message}`),
  },
  {
    names: ['ResourceNotFoundException', 'TableNotFoundException'],
    problem: (message) =>
      new CommandProblem(
        `该账号和区域中没有所需的表或密钥：${message}`,
        `The table or secret is not in this account and region: ${message}`,
      ),
  },
  {
    names: ['TimeoutError', 'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ETIMEDOUT'],
    problem: () =>
      new CommandProblem('无法连接到 AWS 服务，请检查网络。', 'The service could not be reached. Check the network.'),
  },
  {
    names: ['ThrottlingException', 'ProvisionedThroughputExceededException', 'LimitExceededException', StoreBusy.name],
    problem: () => new CommandProblem('服务繁忙，请稍后重试。', 'The service is busy. Try again later.'),
  },
];

/**
 * What the operator is told of an error. Of one that nobody expected only its kind and where it came from: its message
 * may quote what is stored.
 */
export const explainError = (error: unknown): string => {
  if (error instanceof CannotStart) return error.message;
  const { name = typeof error, code = '', message = '', stack = '' } = error as Partial<Error> & { code?: string };
  const problem = known.find(({ names }) => names.includes(name) || names.includes(code))?.problem(message);
  if (problem) return problem.message;
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return [`意外错误 Unexpected error: ${name}`, ...frames].join('\n');
};
