import { useState, type FormEvent } from 'react';
import { isSignInNeeded, sentenceOf, signIn } from '../service/service';

/** Renders an error as a sentence, or a field for a token if the service requires one. */
export function Trouble({ error }: { readonly error: unknown }) {
  if (error === undefined || error === null) return null;
  return isSignInNeeded(error) ? (
    <SignIn />
  ) : (
    <p className="trouble" role="alert">
      {sentenceOf(error)}
    </p>
  );
}

function SignIn() {
  const [token, setToken] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn(token);
    // A reload repeats all requests that failed without the token, and opens the stream again.
    location.reload();
  };
  return (
    <form className="sign-in" onSubmit={submit}>
      <label>
        This service asks for a token
        <input
          type="password"
          autoComplete="off"
          required
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
      </label>
      <button className="main">Sign in</button>
    </form>
  );
}
