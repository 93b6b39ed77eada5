import * as React from 'react';
import { useState, type FormEvent } from 'react';
import { ServerRefused } from '../client/rest.ts';
import { useText } from '../text/use-text.ts';
import { usePage } from './page-context.ts';
import { roleKey, usePersons } from './persons.ts';

function SignInForm() {
  const page = usePage();
  const text = useText();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [isRefused, setRefused] = useState(false);
  const signIn = (event: FormEvent) => {
    event.preventDefault();
    page.attempt(async () => {
      try {
        await page.becomePerson(name, password);
      } catch (error) {
        if (!(error instanceof ServerRefused)) throw error;
        setRefused(true);
      }
    });
  };
  return (
    <form className="sign-in" onSubmit={signIn}>
      <label>
        {text('welcome.account')}
        <input
          className="form-control"
          autoComplete="username"
          required
          value={name}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
      </label>
      <label>
        {text('welcome.password')}
        <input
          className="form-control"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => {
            setPassword(event.target.value);
          }}
        />
      </label>
      <button type="submit" className="btn btn-primary">
        {text('welcome.signIn')}
      </button>
      <p role="alert" className="dialog-field__problem">
        {isRefused ? text('welcome.refused') : ''}
      </p>
    </form>
  );
}

/** Nobody is logged in: choose who to be. */
export function Welcome() {
  const page = usePage();
  const text = useText();
  const persons = usePersons();
  return (
    <main className="welcome">
      <div className="welcome__card">
        <span className="banner__logo banner__logo--large" aria-hidden="true" />
        <h1>{text('welcome.title')}</h1>
        <p>{text('welcome.what')}</p>
        {persons.length === 0 ? (
          <SignInForm />
        ) : (
          <ul className="welcome__persons">
            {persons.map((person) => {
              const key = roleKey(person.role);
              return (
                <li key={person.username}>
                  <button
                    type="button"
                    onClick={() => {
                      page.attempt(() => page.becomePerson(person.username, person.password));
                    }}
                  >
                    <strong>{person.displayName}</strong>
                    <span>{key === undefined ? person.role : text(key)}</span>
                  </button>
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </main>
  );
}
