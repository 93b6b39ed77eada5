import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import * as React from 'react';

import { OneOf, SomeOf } from '../../../webapp/src/ui/choices.tsx';
import { Combobox } from '../../../webapp/src/ui/combobox.tsx';
import { ErrorBoundary } from '../../../webapp/src/ui/error-boundary.tsx';
import { Menu } from '../../../webapp/src/ui/menu.tsx';
import { Sparkline } from '../../../webapp/src/ui/sparkline.tsx';
import { Stepper } from '../../../webapp/src/ui/stepper.tsx';

afterEach(cleanup);

const words = { fruit: 'Fruit', mended: 'Mended', again: 'Again' } as const;
const fruits = [
  { value: 'apple', label: 'Apple' },
  { value: 'pear', label: 'Pear' },
  { value: 'plum', label: 'Plum' },
] as const;
type Fruit = (typeof fruits)[number]['value'];

describe('one choice among few', () => {
  function Example(): React.ReactElement {
    const [value, setValue] = React.useState<Fruit | undefined>();
    return (
      <>
        <h3 id="fruit">{words.fruit}</h3>
        <OneOf<Fruit> labelledBy="fruit" choices={fruits} value={value} onChoose={setValue} />
      </>
    );
  }

  it('is a group of radios with a name', () => {
    render(<Example />);

    expect(screen.getByRole('radiogroup', { name: 'Fruit' })).toBeDefined();
    expect(screen.getAllByRole('radio')).toHaveLength(3);
  });

  it('is made by a digit, and by Enter on the one that has the focus', async () => {
    const user = userEvent.setup();
    render(<Example />);

    screen.getByRole('radio', { name: 'Apple' }).focus();
    await user.keyboard('3');
    expect(screen.getByRole('radio', { name: 'Plum', checked: true })).toBe(document.activeElement);
    screen.getByRole('radio', { name: 'Apple' }).focus();
    await user.keyboard('{Enter}');

    expect(screen.getByRole('radio', { name: 'Apple', checked: true })).toBeDefined();
  });
});

describe('several choices', () => {
  function Example(): React.ReactElement {
    const [values, setValues] = React.useState<readonly Fruit[]>(['pear']);
    const toggle = (fruit: Fruit): void =>
      setValues(
        values.includes(fruit) ? values.filter((value) => value !== fruit) : [...values, fruit],
      );
    return <SomeOf<Fruit> labelledBy="x" choices={fruits} values={values} onToggle={toggle} />;
  }

  it('are toggled by taps and by digits, and walked by the arrows', async () => {
    const user = userEvent.setup();
    render(<Example />);

    await user.click(screen.getByRole('checkbox', { name: 'Apple' }));
    await user.keyboard('2{ArrowRight} ');

    const checked = screen.getAllByRole('checkbox', { checked: true });
    expect(checked.map((box) => box.getAttribute('value'))).toEqual(['apple', 'plum']);
  });
});

describe('a small number', () => {
  it('stays within its bounds, by buttons and by typing', async () => {
    const user = userEvent.setup();
    const onChange = jest.fn();
    render(
      <Stepper
        label="People"
        lessLabel="Less"
        moreLabel="More"
        value={2}
        min={1}
        max={3}
        onChange={onChange}
      />,
    );

    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(screen.getByRole('button', { name: 'Less' }));
    await user.type(screen.getByRole('spinbutton', { name: 'People' }), '9');

    expect(onChange.mock.calls).toEqual([[3], [1], [3]]);
  });
});

describe('a menu', () => {
  it('is opened and walked by the arrows, and closed by Escape, which gives the focus back', async () => {
    const user = userEvent.setup();
    const onPress = jest.fn();
    const item = (id: string) => ({ id, label: id, icon: 'check', onPress });
    render(<Menu label="Actions" items={[item('Edit'), item('Delete')]} />);

    screen.getByRole('button', { name: 'Actions' }).focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('menuitem', { name: 'Delete' })).toBe(document.activeElement);
    await user.keyboard('{Escape}');

    expect(screen.queryByRole('menu')).toBeNull();
    expect(screen.getByRole('button', { name: 'Actions' })).toBe(document.activeElement);
    expect(onPress).not.toHaveBeenCalled();
  });
});

describe('a field with proposals', () => {
  const props = {
    label: 'Town',
    placeholder: '',
    text: 'Pa',
    options: [
      { id: '1', label: 'Pau', hint: '64000' },
      { id: '2', label: 'Paris', hint: '75001' },
    ],
    status: '2 found',
    onType: () => undefined,
  };

  it('tells which proposal the arrows are on, and Enter takes it', async () => {
    const user = userEvent.setup();
    const onChoose = jest.fn();
    render(<Combobox {...props} onChoose={onChoose} onCancel={() => undefined} />);
    const field = screen.getByRole('combobox', { name: 'Town' });

    await user.type(field, '{ArrowDown}');
    const active = document.getElementById(field.getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toBe('Paris75001');
    await user.keyboard('{Enter}');

    expect(onChoose).toHaveBeenCalledWith('2');
  });

  it('says what was found, and Escape gives up', async () => {
    const user = userEvent.setup();
    const onCancel = jest.fn();
    render(<Combobox {...props} onChoose={() => undefined} onCancel={onCancel} />);

    await user.keyboard('{Escape}');

    expect(screen.getByRole('status').textContent).toBe('2 found');
    expect(onCancel).toHaveBeenCalled();
  });
});

describe('a part that breaks', () => {
  it('leaves the rest alone, and can be tried again', async () => {
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const stop = (event: ErrorEvent): void => event.preventDefault();
    window.addEventListener('error', stop);
    const user = userEvent.setup();
    let isBroken = true;
    function Fragile(): React.ReactElement {
      if (isBroken) {
        throw new Error('Broken.');
      }
      return <p>{words.mended}</p>;
    }
    const retryButton = (retry: () => void) => (
      <button type="button" onClick={retry}>
        {words.again}
      </button>
    );
    render(
      <ErrorBoundary fallback={retryButton}>
        <Fragile />
      </ErrorBoundary>,
    );

    isBroken = false;
    await user.click(screen.getByRole('button', { name: 'Again' }));

    expect(screen.getByText('Mended')).toBeDefined();
    window.removeEventListener('error', stop);
    quiet.mockRestore();
  });
});

describe('a sparkline', () => {
  it('is an image whose name is a sentence, with a bar a day', () => {
    render(<Sparkline label="7 reports in 3 days" values={[0, 3, 4]} />);

    const image = screen.getByRole('img', { name: '7 reports in 3 days' });
    expect(image.querySelectorAll('rect')).toHaveLength(3);
  });
});
