/** As README.md says, and ELSEWHERE.md. */
export const here = 1;
