import { For } from 'solid-js';
import { polar } from '../rings/geometry.ts';
import styles from './icon.module.css';

const round = Array.from({ length: 8 }, (_, i) => polar(12, 12, 8.6, i * 45));
const dot = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

/** Strokes of 2 on a grid of 24, made of rings and arcs. A leading `*` fills a path instead. */
const PATHS = {
  back: ['M14.5 5 8 12l6.5 7'],
  next: ['M9.5 5 16 12l-6.5 7'],
  down: ['M5 9.5 12 16l7-6.5'],
  up: ['M5 14.5 12 8l7 6.5'],
  more: [`*${dot(5, 12, 1.6)}`, `*${dot(12, 12, 1.6)}`, `*${dot(19, 12, 1.6)}`],
  home: ['M4 11.5 12 4l8 7.5V20H4z', 'M9 20v-4a3 3 0 0 1 6 0v4'],
  rings: [dot(12, 12, 9.5), dot(8.6, 13.2, 3.6), dot(16.2, 10, 2.4)],
  moots: round.map((at) => `*${dot(at.x, at.y, 2.1)}`),
  clock: [dot(12, 12, 9), 'M12 7v5.4l3.4 2'],
  plus: ['M12 5v14M5 12h14'],
  close: ['m6 6 12 12M18 6 6 18'],
  tick: ['m5 12.5 4.5 4.5L19 7'],
  talk: ['M12 4a8 8 0 1 1-8 8V5.5A1.5 1.5 0 0 1 5.5 4z'],
  paper: ['M6 3h9l4 4v14H6z', 'M9.5 12h6M9.5 16h6'],
  people: [dot(8.5, 8, 3.5), 'M2.5 19.5a6 6 0 0 1 12 0', dot(17, 9.5, 2.6), 'M17.5 15a4.5 4.5 0 0 1 4.2 4'],
  about: [dot(12, 12, 9), 'M12 11v5.5M12 7.5v.01'],
  halt: [dot(12, 12, 9), 'M12 7.2v5.6M12 16.4v.1'],
  search: [dot(10.5, 10.5, 6.5), 'm15.5 15.5 5 5'],
  share: ['M12 15V3.5M7.5 7.5 12 3.5l4.5 4M5 12v8h14v-8'],
  send: ['M12 19.5v-15M5.5 11 12 4.5l6.5 6.5'],
  thread: ['M5 4v7a5 5 0 0 0 5 5h9M15 12l4 4-4 4'],
  reply: ['M10 6 4.5 11.5 10 17M5 11.5h8a6 6 0 0 1 6 6V19'],
  edit: ['M4 20v-4L15.5 4.5l4 4L8 20z'],
  erase: ['M5 7h14M9.5 7V4.5h5V7M7 7l.8 13h8.4L17 7M10.5 11v5M13.5 11v5'],
  copy: ['M8.5 8.5h11v11h-11z', 'M15.5 8.5v-4h-11v11h4'],
  fold: ['M5 7h14M5 17h14', 'm9 10.5 3 3 3-3'],
  mute: ['M12 4a8 8 0 1 1-8 8V5.5A1.5 1.5 0 0 1 5.5 4z', 'M8.5 12h7'],
  block: [dot(12, 12, 9), 'm5.8 5.8 12.4 12.4'],
  print: ['M7 8V3.5h10V8M7 17H4V8h16v9h-3M7 14h10v6.5H7z'],
  again: ['M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9', 'M20 4v5h-5'],
  shield: [dot(12, 12, 9), 'm8 12.3 2.8 2.8L16 9.5'],
  camera: [
    'M4 8h3.2l1.6-2.5h6.4L16.8 8H20a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1z',
    dot(12, 13.2, 3.4),
  ],
  scan: [
    'M8 4H5.5A1.5 1.5 0 0 0 4 5.5V8M16 4h2.5A1.5 1.5 0 0 1 20 5.5V8M8 20H5.5A1.5 1.5 0 0 1 4 18.5V16M16 20h2.5a1.5 1.5 0 0 0 1.5-1.5V16',
    'M8.5 8.5h2.5v2.5H8.5zM15.5 8.5v2.5h-2.5M8.5 15.5v-2.5h2.5M15.5 15.5h-2.5v-2.5',
  ],
  hand: [
    'M7 12.5V6.2a1.5 1.5 0 0 1 3 0V11m0-1V4.6a1.5 1.5 0 0 1 3 0V11m0-.6V5.8a1.5 1.5 0 0 1 3 0v6.4m0-3a1.5 1.5 0 0 1 3 0v5.3a6.5 6.5 0 0 1-6.5 6.5h-.8a6.5 6.5 0 0 1-5.2-2.6L4.3 14.5a1.6 1.6 0 0 1 2.5-2z',
  ],
} as const satisfies Record<string, readonly string[]>;

export type IconName = keyof typeof PATHS;

export const ICON_NAMES = Object.keys(PATHS) as readonly IconName[];

/** An icon in the current colour. Silent to a screen reader: give the control a name. */
export function Icon(props: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      class={styles.icon}
      width={props.size ?? 24}
      height={props.size ?? 24}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <For each={PATHS[props.name]}>
        {(path) => (
          <path
            class={path.startsWith('*') ? styles.filled : styles.line}
            d={path.startsWith('*') ? path.slice(1) : path}
          />
        )}
      </For>
    </svg>
  );
}
