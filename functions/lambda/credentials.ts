import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * What the SDK's default chain of credentials comes to in Lambda: the function's role, in its environment. Bundles put it
 * in the chain's place (infra/aws/bundles.ts), which brings clients for five ways of signing in that Lambda never uses.
 */
export const defaultProvider = fromEnv;
