/** The first event of a function in the benchmark: a page for residents, a sign-in for staff, the contract for officials. */
export const firstEvents = (name: string, origin: string): unknown => {
  const host = new URL(origin).host;
  const request = (method: string, rawPath: string, body?: string) => ({
    version: '2.0',
    rawPath,
    rawQueryString: '',
    headers: { host, 'accept-encoding': 'gzip', ...(body !== undefined && { 'content-type': 'application/json' }) },
    requestContext: { domainName: host, requestId: 'bench', http: { method, path: rawPath, sourceIp: '203.0.113.9' } },
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
  });
  if (name === 'residents') return request('GET', '/');
  if (name === 'staff') return request('POST', '/api/sign-in', '{"username":"staff-puli","password":"doorstep-demo"}');
  if (name === 'officials') return request('GET', '/openapi.json');
  return {};
};
