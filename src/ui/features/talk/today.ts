import { createSignal, onCleanup, type Accessor } from 'solid-js';

/** Local midnight before a time, in milliseconds. */
export const dayOf = (time: number): number => new Date(time).setHours(0, 0, 0, 0);

/** The time now, as coarse as a day: wakes its readers after midnight, when "Today" becomes "yesterday". */
export function useToday(): Accessor<number> {
  const [now, setNow] = createSignal(Date.now());
  let timer: ReturnType<typeof setTimeout>;
  const wait = () => {
    const tomorrow = new Date();
    tomorrow.setHours(24, 0, 1, 0);
    timer = setTimeout(() => {
      setNow(Date.now());
      wait();
    }, tomorrow.getTime() - Date.now());
  };
  wait();
  onCleanup(() => clearTimeout(timer));
  return now;
}
