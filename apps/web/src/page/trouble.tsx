import { useState, type FormEvent } from 'react';
import { isSignInNeeded, sentenceOf, signIn } from '../service/service';

/** What went wrong, in a sentence; where the service wants a token, a field for it. */
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
    // All that failed for want of it begins again, the stream included.
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
