import { For } from 'solid-js';
import { polar } from '../../rings/geometry.ts';
import { qrText } from '../../../app/parcel.ts';
import css from './code-ring.module.css';
import { QrCode } from './qr-code.tsx';

const DOTS = Array.from({ length: 44 }, (_, i) => polar(160, 160, 155, (360 / 44) * i));

/** A code in the ring of the connection that is being looked for. */
export function CodeRing(props: { readonly code: string; readonly label: string }) {
  return (
    <div class={css.ring}>
      <svg class={css.dots} viewBox="0 0 320 320" aria-hidden="true">
        <For each={DOTS}>{(at) => <circle cx={at.x} cy={at.y} r={3.4} />}</For>
      </svg>
      <div class={css.code}>
        <QrCode text={qrText(props.code)} label={props.label} />
      </div>
    </div>
  );
}
