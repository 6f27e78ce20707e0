export const WORDS = { key: 'Node', other: 'Fine' };
