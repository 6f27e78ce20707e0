export * from '../ledger/fine.ts';
