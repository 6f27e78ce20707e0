import { createSignal } from 'solid-js';
import type { Position } from '../../../domain/state.ts';
import { Button, IconButton } from '../../kit/button.tsx';
import { Chip } from '../../kit/chip.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { LinkTabs } from '../../kit/link-tabs.tsx';
import { Menu } from '../../kit/menu.tsx';
import { PositionButtons } from '../../kit/position-buttons.tsx';
import { PositionTally } from '../../kit/position-tally.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { KitPart } from './kit-part.tsx';
import styles from './kit.module.css';

const nothing = () => undefined;

export function KitControls() {
  const toasts = useToasts();
  const [open, setOpen] = createSignal(false);
  const [held, setHeld] = createSignal<Position | null>('reservations');
  return (
    <>
      <div class={styles.pair}>
        <KitPart title="Buttons">
          <Button look="solid">Put an idea</Button>
          <Button look="needs">Say where you stand</Button>
          <Button icon="moots">This needs a Moot</Button>
          <Button look="quiet">Not now</Button>
          <Button look="text">Take it back</Button>
          <Button look="solid" busy>
            Putting it in
          </Button>
          <span data-step="ballot">
            <Button look="step">Put my paper in</Button>
          </span>
          <Button small look="quiet">
            Small
          </Button>
          <div>
            <Button notNow="Sam’s objection is still open">Record the consensus</Button>
          </div>
          <IconButton icon="share" label="Share" />
        </KitPart>
        <KitPart
          title="Where do you stand?"
          caption="Four of one size. No position is easier to reach than another."
        >
          <div class={styles.full}>
            <Sheet flush>
              <PositionButtons held={held()} onTake={setHeld} />
            </Sheet>
          </div>
          <div class={styles.full}>
            <Sheet flush>
              <PositionButtons held={null} older="agree" onTake={nothing} />
            </Sheet>
          </div>
          <PositionTally counts={{ agree: 10, reservations: 2, standAside: 1, object: 1 }} />
        </KitPart>
      </div>
      <KitPart title="Menu, dialog, toasts, chips, tabs">
        <Menu
          label="More about this message"
          items={[
            { label: 'Reply', icon: 'reply', onChoose: nothing },
            { label: 'Edit', icon: 'edit', onChoose: nothing },
            { label: 'Erase for good', icon: 'erase', onChoose: nothing, final: true },
          ]}
        />
        <Button look="quiet" onClick={() => setOpen(true)}>
          Open a dialog
        </Button>
        <Dialog
          open={open()}
          onClose={() => setOpen(false)}
          title="Erase these words for good?"
          acts={
            <>
              <Button look="quiet" onClick={() => setOpen(false)}>
                Keep them
              </Button>
              <Button look="solid" onClick={() => setOpen(false)}>
                Erase them
              </Button>
            </>
          }
        >
          <p>
            They go from this device now, and from others as soon as they hear of it. That you wrote here
            stays.
          </p>
        </Dialog>
        <Button
          look="quiet"
          onClick={() =>
            toasts.say({ words: 'Message taken back', act: { label: 'Undo', onPress: nothing } })
          }
        >
          Show a toast
        </Button>
        <Button look="quiet" onClick={() => toasts.fault({ type: 'storageFull' })}>
          Show a fault
        </Button>
        <Chip>question</Chip>
        <Chip look="outline">fact</Chip>
        <span data-step="talk">
          <Chip look="step">in talk for 4 days</Chip>
        </span>
        <div class={styles.full}>
          <LinkTabs
            label="Example of rooms"
            tabs={[
              { href: '/kit', label: 'Now', exact: true },
              { href: '/kit/talk', label: 'Talk', count: '14 new' },
              { href: '/kit/proposals', label: 'Proposals', count: 5 },
              { href: '/kit/decisions', label: 'Decisions', count: 0 },
            ]}
          />
        </div>
      </KitPart>
    </>
  );
}
