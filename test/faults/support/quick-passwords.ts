import { vi } from 'vitest';

// A hash that is slow on purpose would be most of the time of these tests, and is always another one.
vi.mock('../../../shared/usecases/accounts/passwords.ts', async (original) => ({
  ...(await original<object>()),
  hashPassword: async (password: string) => `hash of ${password}`,
  isPassword: async (password: string, stored: string) => stored === `hash of ${password}`,
}));
