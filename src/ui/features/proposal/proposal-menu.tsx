import { createSignal, type JSX } from 'solid-js';
import { mayRevise, mayWithdraw } from '../../../domain/may.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Menu, type MenuItem } from '../../kit/menu.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { createAct } from '../../kit/create-act.ts';
import type { ProposalView } from './proposal-view.ts';

/** Further acts on a proposal: its proposer may change or withdraw it until an outcome is recorded. */
export function ProposalMenu(props: {
  readonly view: ProposalView;
  readonly onChange: () => void;
  readonly onWho: () => void;
}): JSX.Element {
  const toasts = useToasts();
  const { busy, run } = createAct();
  const [sure, setSure] = createSignal(false);
  const may = (asks: typeof mayRevise) => {
    const { assembly, proposal } = props.view;
    const me = assembly.speaker();
    return me !== null && asks(assembly.governance(), me, proposal().id) === null;
  };
  const items = (): MenuItem[] => [
    { label: 'Who stands where', icon: 'people', onChoose: () => props.onWho() },
    ...(may(mayRevise)
      ? [{ label: 'Change the text', icon: 'edit', onChoose: () => props.onChange() } satisfies MenuItem]
      : []),
    ...(may(mayWithdraw)
      ? [{ label: 'Withdraw this proposal', onChoose: () => setSure(true), final: true } satisfies MenuItem]
      : []),
  ];
  const withdraw = async (): Promise<void> => {
    const done = await run(() => props.view.assembly.open.withdrawProposal(props.view.proposal().id));
    setSure(false);
    if (done) toasts.say({ words: 'You withdrew the proposal.' });
  };
  return (
    <>
      <Menu label="More about this proposal" items={items()} />
      <Dialog
        open={sure()}
        onClose={() => setSure(false)}
        title="Withdraw this proposal?"
        acts={
          <>
            <Button look="quiet" onClick={() => setSure(false)}>
              Keep it
            </Button>
            <Button look="solid" busy={busy()} onClick={() => void withdraw()}>
              Withdraw it
            </Button>
          </>
        }
      >
        <p>
          Nobody is asked about it any more. It stays readable, with all that was said. The same words put
          again start afresh.
        </p>
      </Dialog>
    </>
  );
}
