import { createSignal, Show } from 'solid-js';
import type { OwnDevice } from '../../../app/devices-api.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { ByKey } from '../../kit/by-key.tsx';
import { Chip } from '../../kit/chip.tsx';
import { Menu } from '../../kit/menu.tsx';
import { Row, Rows, Section } from '../../kit/sheet.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { createOutBy } from '../../projection/out-by.ts';
import { useMoot } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import { Page } from '../../shell/page.tsx';
import { plural } from '../../words/counts.ts';
import { deviceLine, deviceName, notYetLine } from '../../words/devices.ts';
import css from './devices.module.css';
import { NameDialog } from './name-dialog.tsx';
import { OutHere } from './out-here.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';

/** My devices: what each is called, when it was last heard of; to link another one, and to revoke a lost one. */
export default function DevicesPage() {
  const moot = useMoot();
  const href = useHref();
  const now = createNow();
  const devices = fromReadable(moot.devices.mine);
  const outBy = createOutBy(moot);
  const [naming, setNaming] = createSignal<OwnDevice>();
  const [revoking, setRevoking] = createSignal<readonly OwnDevice[]>([]);
  const nameOf = (device: OwnDevice) => deviceName(device, navigator.userAgent, now());
  const inUse = () => devices().filter(({ revoked }) => revoked === null);
  const out = () => devices().filter(({ revoked }) => revoked !== null);
  return (
    <Page
      title="Your devices"
      wall="sign"
      back={{ href: href().me(), label: 'Me' }}
      below={`${plural(inUse().length, 'device')} ${inUse().length === 1 ? 'speaks' : 'speak'} for you.`}
    >
      <div class={css.page}>
        <Show when={outBy()}>{(why) => <OutHere why={why()} />}</Show>
        <Section title="In use">
          <Rows label="Devices in use">
            <ByKey of={inUse()} key={({ id }) => id}>
              {(device) => (
                <DeviceRow
                  device={device()}
                  name={nameOf(device())}
                  now={now()}
                  onName={() => setNaming(device())}
                  onRevoke={() => setRevoking([device()])}
                />
              )}
            </ByKey>
          </Rows>
          <Show when={inUse().length === 1 && out().length === 0}>
            <p class={css.soft}>
              Devices that you had before show up here once your assemblies are on this one. Then you can
              revoke a lost one.
            </p>
          </Show>
          <p class={css.soft}>
            The names are for you. They stay on your devices; a new one gets them when you link it.
          </p>
        </Section>
        <Show when={outBy() === undefined}>
          <Section title="Another one">
            <p>
              A phone and a laptop, both you: you count once, and what one does the others see. If one is
              lost, another still speaks for you.
            </p>
            <div class={css.acts}>
              <ButtonLink href={href().linkDevice()} look="solid">
                Link another device
              </ButtonLink>
            </div>
          </Section>
          <Show when={inUse().length > 1}>
            <Section title="Lost one?">
              <p>
                Revoke it from its menu above. If you think that somebody has it and acts as you, do it with
                your 24 words: they go before anything that a device says.
              </p>
              <div class={css.acts}>
                <Button look="quiet" onClick={() => setRevoking(inUse().filter(({ isThis }) => !isThis))}>
                  Revoke all others
                </Button>
              </div>
            </Section>
          </Show>
        </Show>
        <Show when={out().length > 0}>
          <Section title="Out" aside={out().length.toLocaleString('en-GB')}>
            <Rows label="Devices that are out">
              <ByKey of={out()} key={({ id }) => id}>
                {(device) => (
                  <DeviceRow
                    device={device()}
                    name={nameOf(device())}
                    now={now()}
                    onName={() => setNaming(device())}
                  />
                )}
              </ByKey>
            </Rows>
            <p class={css.soft}>
              What your other devices had heard of them still counts. Nothing since does.
            </p>
          </Section>
        </Show>
      </div>
      <NameDialog device={naming()} name={nameOf(naming() ?? nobody)} onClose={() => setNaming(undefined)} />
      <RevokeDialog devices={revoking()} nameOf={nameOf} onClose={() => setRevoking([])} />
    </Page>
  );
}

const nobody: OwnDevice = {
  id: '',
  name: '',
  isThis: false,
  isFormer: false,
  firstWrote: null,
  lastWrote: null,
  revoked: null,
  notYetIn: 0,
};

interface DeviceRowProps {
  readonly device: OwnDevice;
  readonly name: string;
  readonly now: number;
  readonly onName: () => void;
  readonly onRevoke?: () => void;
}

function DeviceRow(props: DeviceRowProps) {
  const items = () => [
    { label: 'Change its name', icon: 'edit' as const, onChoose: () => props.onName() },
    ...(props.device.isThis || !props.onRevoke
      ? []
      : [{ label: 'Revoke it', icon: 'erase' as const, final: true, onChoose: () => props.onRevoke?.() }]),
  ];
  return (
    <Row
      title={<span class={`${css.name} ${props.device.revoked === null ? '' : css.out}`}>{props.name}</span>}
      end={
        <>
          <Show when={props.device.isThis}>
            <Chip>This one</Chip>
          </Show>
          <Menu label={`What to do with ${props.name}`} items={items()} />
        </>
      }
    >
      <span class={css.line}>{deviceLine(props.device, props.now)}</span>
      <Show when={notYetLine(props.device)}>{(line) => <span class={css.line}>{line()}</span>}</Show>
    </Row>
  );
}
