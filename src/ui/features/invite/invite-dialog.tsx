import { createResource, Show } from 'solid-js';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly, useMoot } from '../../projection/context.ts';
import css from './invite-dialog.module.css';

/** Quiet zone around a code, in modules, as the standard asks (ISO/IEC 18004). */
const QUIET = 4;

interface Code {
  readonly path: string;
  readonly size: number;
}

/** The code is drawn only when it is asked for: its encoder loads then. */
async function drawCode(link: string): Promise<Code> {
  const { default: encodeQR } = await import('qr');
  const rows = encodeQR(link, 'raw', { ecc: 'medium', border: QUIET });
  const dots = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { path: dots.join(''), size: rows.length };
}

/** Brings someone in: a link to send, a code to scan. */
export function InviteDialog(props: { readonly open: boolean; readonly onClose: () => void }) {
  const moot = useMoot();
  const assembly = useAssembly();
  const toasts = useToasts();
  const link = () => (props.open ? assembly.open.invitation() : '');
  const [code] = createResource(() => link() || undefined, drawCode);
  const name = () => assembly.summary().name;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link());
      toasts.say({ words: 'The link is copied.' });
    } catch {
      toasts.say({
        words: 'This browser didn’t let the link be copied. Press long on it, or mark it, to copy it.',
      });
    }
  };
  const share = () => void navigator.share({ title: name(), url: link() }).catch(() => undefined);
  return (
    <Dialog open={props.open} onClose={() => props.onClose()} title="Bring someone in">
      <Show
        when={moot.world === 'real'}
        fallback={
          <p>
            The example is on this device alone, so nobody can come in. In an assembly of your own, a link and
            a code stand here.
          </p>
        }
      >
        <div class={css.invite}>
          <div class={css.code}>
            <Show when={code()}>
              {(drawn) => (
                <svg
                  viewBox={`0 0 ${drawn().size} ${drawn().size}`}
                  role="img"
                  aria-label={`A code that opens ${name()}`}
                  shape-rendering="crispEdges"
                >
                  <path d={drawn().path} />
                </svg>
              )}
            </Show>
          </div>
          <p>
            Let them scan this, or send them the link. Whoever has it can come in and speak; where they stand
            counts after a member’s hello.
          </p>
          <p class={css.link}>{link()}</p>
          <div class={css.acts}>
            <Button look="solid" icon="copy" onClick={() => void copy()}>
              Copy the link
            </Button>
            <Show when={typeof navigator.share === 'function'}>
              <Button look="quiet" icon="share" onClick={share}>
                Send the link
              </Button>
            </Show>
          </div>
          <p class={css.soft}>
            They come in once their device reaches one that has {name()}: yours, if you keep Moot open.
          </p>
        </div>
      </Show>
    </Dialog>
  );
}
