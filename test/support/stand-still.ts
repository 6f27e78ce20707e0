const ends = ({ effect }: Animation): boolean => effect?.getComputedTiming().endTime !== Infinity;

/**
 * Waits, inside the page, for what moves and ends: halfway there, colours are no one's choice. What is taken
 * away while it moves has ended, too.
 */
export async function standStill(): Promise<void> {
  for (let moving = document.getAnimations().filter(ends); moving.length > 0;) {
    await Promise.allSettled(moving.map(({ finished }) => finished));
    moving = document.getAnimations().filter(ends);
  }
}
