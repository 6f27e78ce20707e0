import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ConnectionSign } from '../../rings/connection-sign.tsx';
import { RoomRing } from '../../rings/room-ring.tsx';
import { StepRing } from '../../rings/step-ring.tsx';
import { KitPart } from './kit-part.tsx';
import styles from './kit.module.css';

export function KitNothing() {
  return (
    <KitPart title="Nothing here, yet">
      <div class={styles.thirds}>
        <EmptyState
          title="You’re the first"
          sign={
            <RoomRing
              counts={{ agree: 1, unheard: 8 }}
              size={76}
              label="One stone on a ring of empty seats"
            />
          }
          act={<Button look="solid">Bring someone in</Button>}
        >
          <p>Leeds Central lives on this device. Bring someone in, and it lives on theirs too.</p>
        </EmptyState>
        <EmptyState
          title="Knocking"
          sign={<ConnectionSign state="looking" size={76} />}
          act={<Button>Show a code instead</Button>}
        >
          <p>
            Nobody who has Leeds Central can be reached just now. You’ll come in as soon as one of them is.
          </p>
        </EmptyState>
        <EmptyState
          title="Nothing needs you"
          sign={<StepRing step="decision" size={76} />}
          act={<Button look="quiet">Put an idea</Button>}
        >
          <p>What is going on is in your assemblies.</p>
        </EmptyState>
      </div>
    </KitPart>
  );
}
