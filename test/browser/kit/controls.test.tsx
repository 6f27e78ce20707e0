import { createSignal } from 'solid-js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Position } from '../../../src/domain/state.ts';
import { Button, IconButton } from '../../../src/ui/kit/button.tsx';
import { Check, Choice, TextField } from '../../../src/ui/kit/field.tsx';
import { LinkTabs } from '../../../src/ui/kit/link-tabs.tsx';
import { PositionButtons } from '../../../src/ui/kit/position-buttons.tsx';
import { PositionTally } from '../../../src/ui/kit/position-tally.tsx';
import { show } from './show.tsx';

let away: (() => void) | undefined;
afterEach(() => away?.());

const size = (element: Element) => element.getBoundingClientRect();

describe('Button', () => {
  it('does its act by mouse, by Enter and by the space bar', async () => {
    const pressed = vi.fn<() => void>();
    away = show(() => (
      <Button look="solid" onClick={pressed}>
        Put an idea
      </Button>
    ));
    const button = page.getByRole('button', { name: 'Put an idea' });
    await button.click();
    button.element().focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard(' ');
    expect(pressed).toHaveBeenCalledTimes(3);
    expect(size(button.element()).height).toBeGreaterThanOrEqual(44);
  });

  it('says why it can’t be pressed, stays reachable, and does nothing', async () => {
    const pressed = vi.fn<() => void>();
    const sent = vi.fn<(event: Event) => void>((event) => event.preventDefault());
    away = show(() => (
      <form onSubmit={sent}>
        <Button type="submit" notNow="Sam’s objection is still open" onClick={pressed}>
          Record the consensus
        </Button>
      </form>
    ));
    const button = page.getByRole('button', { name: 'Record the consensus' });
    await userEvent.tab();
    await expect.element(button).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(pressed).not.toHaveBeenCalled();
    expect(sent).not.toHaveBeenCalled();
    await expect.element(button).toHaveAccessibleDescription('Sam’s objection is still open');
    await expect.element(button).toHaveAttribute('aria-disabled', 'true');
  });

  it('takes no second press while its act is under way', async () => {
    const pressed = vi.fn<() => void>();
    const [busy, setBusy] = createSignal(false);
    away = show(() => (
      <Button
        busy={busy()}
        onClick={() => {
          pressed();
          setBusy(true);
        }}
      >
        Put it in
      </Button>
    ));
    const button = page.getByRole('button', { name: 'Put it in' });
    await button.click();
    (button.element() as HTMLElement).click();
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  it('names what shows an icon only, at 44 px', async () => {
    away = show(() => <IconButton icon="share" label="Share" />);
    const box = size(page.getByRole('button', { name: 'Share' }).element());
    expect([box.width, box.height]).toEqual([44, 44]);
  });
});

describe('fields', () => {
  it('tie the label, the hint and the fault to the control', async () => {
    const [fault, setFault] = createSignal<string>();
    away = show(() => <TextField label="Your reason" hint="Others will answer it." fault={fault()} />);
    const field = page.getByRole('textbox', { name: 'Your reason' });
    await expect.element(field).toHaveAccessibleDescription('Others will answer it.');
    await expect.element(field).toHaveAttribute('aria-invalid', 'false');
    setFault('An objection needs a reason, so it can be answered.');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await expect
      .element(field)
      .toHaveAccessibleDescription(
        'Others will answer it. An objection needs a reason, so it can be answered.',
      );
  });

  it('choose one of a few by arrow keys', async () => {
    const [value, setValue] = createSignal<'light' | 'dark'>('light');
    const options = [
      { value: 'light', label: 'Light' },
      { value: 'dark', label: 'Dark' },
    ] as const;
    away = show(() => <Choice label="Theme" options={options} value={value()} onChoose={setValue} />);
    await expect.element(page.getByRole('group', { name: 'Theme' })).toBeInTheDocument();
    page.getByRole('radio', { name: 'Light' }).element().focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(value()).toBe('dark');
    await expect.element(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  });

  it('say yes or no', async () => {
    const [on, setOn] = createSignal(false);
    away = show(() => <Check label="Keep still" checked={on()} onChange={setOn} />);
    await page.getByText('Keep still').click();
    expect(on()).toBe(true);
  });
});

describe('the four positions', () => {
  it('are one row of equals, and say which is held', async () => {
    const [held, setHeld] = createSignal<Position | null>(null);
    away = show(() => (
      <div style={{ width: '340px' }}>
        <PositionButtons held={held()} onTake={setHeld} />
      </div>
    ));
    const names = ['I agree', 'Reservations', 'Stand aside', 'I object'];
    const boxes = names.map((name) => size(page.getByRole('button', { name }).element()));
    expect(new Set(boxes.map((box) => box.top)).size).toBe(1);
    expect(new Set(boxes.map((box) => box.height)).size).toBe(1);
    expect(Math.min(...boxes.map((box) => box.width))).toBeGreaterThan(44);
    expect(boxes.at(-1)?.right ?? 999).toBeLessThanOrEqual(340 + (boxes[0]?.left ?? 0));
    await page.getByRole('button', { name: 'Reservations' }).click();
    expect(held()).toBe('reservations');
    await expect
      .element(page.getByRole('button', { name: 'Reservations' }))
      .toHaveAttribute('aria-pressed', 'true');
    await expect
      .element(page.getByRole('button', { name: 'I agree' }))
      .toHaveAttribute('aria-pressed', 'false');
  });

  it('are read out as numbers with words', async () => {
    away = show(() => <PositionTally counts={{ agree: 10, reservations: 0, standAside: 1, object: 1 }} />);
    const items = page.getByRole('listitem').elements();
    expect(items.map((item) => item.getAttribute('aria-label'))).toEqual([
      '10 agree',
      '1 stands aside',
      '1 objects',
    ]);
  });
});

describe('LinkTabs', () => {
  it('marks where we are, and leaves out an empty count', async () => {
    const tabs = [
      { href: '/a/1', label: 'Now', exact: true },
      { href: '/a/1/talk', label: 'Talk', count: '14 new' },
      { href: '/a/1/decisions', label: 'Decisions', count: 0 },
    ];
    away = show(() => <LinkTabs label="Rooms" tabs={tabs} />, '/a/1/talk');
    await expect
      .element(page.getByRole('link', { name: 'Talk 14 new' }))
      .toHaveAttribute('aria-current', 'page');
    await expect.element(page.getByRole('link', { name: 'Now' })).not.toHaveAttribute('aria-current');
    await expect.element(page.getByRole('link', { name: 'Decisions', exact: true })).toBeInTheDocument();
  });
});
