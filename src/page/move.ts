/** The field and the slider of one quantity. */
import type { Rational } from '../quantity/rational.js';
import { plainMovable } from '../report/formats/html/curve.js';
import type { LiveData, LiveMovable } from '../report/formats/html/liveData.js';
import { fieldText, fieldUnit } from '../report/formats/html/moves.js';
import { placeOf, sliderValues, slidTo } from '../report/formats/html/slider.js';
import { typedValue } from './typed.js';

export interface Move {
  readonly movable: LiveMovable;
  /** Shows a value that comes from elsewhere. */
  show(value: Rational): void;
}

export function move(
  element: HTMLElement,
  movable: LiveMovable,
  { language, currency }: LiveData,
  onMove: (value: Rational) => void,
): Move {
  const field = element.querySelector('input[type=text]') as HTMLInputElement;
  const slider = element.querySelector('input[type=range]') as HTMLInputElement;
  const problem = element.querySelector('.problem') as HTMLElement;
  const plain = plainMovable(movable);
  // Not before somebody moves something: the page is ready the sooner.
  let known: readonly number[] | undefined;
  const values = () => {
    known ??= sliderValues(plain);
    return known;
  };
  const unit = fieldUnit(movable, language, currency.code);
  const complain = (text: string) => {
    problem.textContent = text;
    problem.hidden = text === '';
    if (text === '') field.removeAttribute('aria-invalid');
    else field.setAttribute('aria-invalid', 'true');
  };
  const showSlider = (value: Rational) => {
    slider.value = String(placeOf(values(), value));
    slider.setAttribute('aria-valuetext', `${fieldText(value, movable)} ${unit}`.trim());
  };
  const show = (value: Rational) => {
    field.value = fieldText(value, movable);
    showSlider(value);
    complain('');
  };
  field.addEventListener('input', () => {
    const typed = typedValue(field.value, movable);
    if ('problem' in typed) {
      complain(typed.problem[language]);
      return;
    }
    complain('');
    showSlider(typed);
    onMove(typed);
  });
  // Written as numbers are written here once the person has left it.
  field.addEventListener('change', () => {
    const typed = typedValue(field.value, movable);
    if (!('problem' in typed)) show(typed);
  });
  slider.addEventListener('input', () => {
    const value = slidTo(values(), Number(slider.value), plain);
    show(value);
    onMove(value);
  });
  return { movable, show };
}
