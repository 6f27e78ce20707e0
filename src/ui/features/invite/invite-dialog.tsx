import { Show } from 'solid-js';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { useAssembly, useMoot } from '../../projection/context.ts';
import { QrCode } from '../codes/qr-code.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { KeepOffer } from '../keeper/keep-offer.tsx';
import css from './invite-dialog.module.css';

/** The invitation: a link to send, which is also a code for any phone's camera. */
export function InviteDialog(props: { readonly open: boolean; readonly onClose: () => void }) {
  const moot = useMoot();
  const assembly = useAssembly();
  const toasts = useToasts();
  const keepers = fromReadable(assembly.open.keepers);
  const link = () => {
    // An invitation says where the assembly is kept.
    keepers();
    return props.open ? assembly.open.invitation() : '';
  };
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
    <Dialog open={props.open} onClose={() => props.onClose()} title="Send a link">
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
            <QrCode text={link()} label={`A code that opens ${name()}`} />
          </div>
          <p>
            Send them the link, or let the camera of any phone read it from here. Whoever has it can come in
            and speak; where they stand counts after a member’s hello.
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
          <KeepOffer />
        </div>
      </Show>
    </Dialog>
  );
}
