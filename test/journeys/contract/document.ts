import { expect } from 'vitest';
import * as z from 'zod';
import type { Answer, Client } from './client.ts';

interface Operation {
  readonly success: number;
  readonly answer: z.ZodType;
  /** the codes that it may refuse with, by status */
  readonly refusals: ReadonlyMap<number, readonly string[]>;
  /** true when staff or officials sign in for it; a manage token is another matter */
  readonly needsSignIn: boolean;
  readonly key: 'required' | 'optional' | 'none';
}

/** The host's own OpenAPI document, as what answers are compared with. */
export interface Document {
  /** `POST /api/sites/{siteId}/slots` → what the document says of it */
  readonly operations: ReadonlyMap<string, Operation>;
  /** Compares an answer with what the document says; with a code, the answer must be that refusal. */
  check(operation: string, answer: Answer, code?: string): void;
  /** operations that were seen to succeed */
  readonly succeeded: ReadonlySet<string>;
}

type Json = ReturnType<typeof JSON.parse>;
const json = 'application/json';

/** Reads the document that the host serves. */
export const readDocument = async (client: Client): Promise<Document> => {
  const { json: document } = await client.send({ path: '/openapi.json' });
  const refusal = z.fromJSONSchema(document.components.schemas.Refusal);
  const operations = new Map(
    Object.entries<Json>(document.paths).flatMap(([path, methods]) =>
      Object.entries<Json>(methods).map(([method, facts]): [string, Operation] => [
        `${method.toUpperCase()} ${path}`,
        operationOf(facts),
      ]),
    ),
  );
  const succeeded = new Set<string>();
  return {
    operations,
    succeeded,
    check: (operation, answer, code) => {
      const what = `${operation} → ${answer.status} ${answer.text.slice(0, 600)}`;
      const declared = operations.get(operation);
      if (!declared) throw new Error(`${operation} is not in the document`);
      if (code === undefined) {
        expect(answer.status, what).toBe(declared.success);
        expectShape(declared.answer, answer.json, what);
        succeeded.add(operation);
      } else {
        expect(answer.json?.code, what).toBe(code);
        const declaredCodes = declared.refusals.get(answer.status);
        expect(declaredCodes, what).toBeDefined();
        // What can be wrong with a field is as manifold as the fields, and is not listed one by one.
        if (answer.json.fields === undefined) expect(declaredCodes, what).toContain(code);
        expectShape(refusal, answer.json, what);
      }
    },
  };
};

const operationOf = (facts: Json): Operation => {
  const responses = Object.entries<Json>(facts.responses).map(([status, one]) => [Number(status), one] as const);
  const [success, good] = responses.find(([status]) => status < 300)!;
  const parameters: Json[] = facts.parameters ?? [];
  const key = parameters.find(({ name }) => name === 'Idempotency-Key');
  return {
    success,
    answer: z.fromJSONSchema(good.content[json].schema),
    refusals: new Map(
      responses
        .filter(([status]) => status >= 400)
        .map(([status, one]) => [status, Object.keys(one.content[json].examples)]),
    ),
    needsSignIn: (facts.security ?? []).some((one: Json) => 'signIn' in one),
    key: key === undefined ? 'none' : key.required ? 'required' : 'optional',
  };
};

/** Objects of answers are closed in the document, so what it does not name fails here too. */
const expectShape = (schema: z.ZodType, value: unknown, what: string): void => {
  const parsed = schema.safeParse(value);
  if (!parsed.success) expect.fail(`${what}\n${z.prettifyError(parsed.error)}`);
  expect(parsed.data, what).toEqual(value);
};
