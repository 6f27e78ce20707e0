import { createResource, Show, Suspense } from 'solid-js';
import { drawCode } from './draw-code.ts';
import css from './qr-code.module.css';

export interface QrCodeProps {
  readonly text: string;
  /** What it is good for, for those who can't see it. */
  readonly label: string;
}

/** A code that stands still, on a card of its own: dark on light in either theme, as cameras need it. */
export function QrCode(props: QrCodeProps) {
  const [drawn] = createResource(
    () => props.text || undefined,
    (text) => drawCode(text, { ecc: 'medium' }),
  );
  return (
    <div class={css.card}>
      {/* The page around it doesn't wait, and keeps the focus. */}
      <Suspense>
        <Show when={drawn()}>
          {(code) => (
            <svg
              viewBox={`0 0 ${code().size} ${code().size}`}
              role="img"
              aria-label={props.label}
              shape-rendering="crispEdges"
            >
              <path d={code().path} />
            </svg>
          )}
        </Show>
      </Suspense>
    </div>
  );
}
