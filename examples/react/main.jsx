import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import init, { Validator } from 'presend';
import { guardForm } from 'presend/dom';

/** Guards the form behind the ref for as long as it is mounted. */
function useGuard(form, policy) {
  useEffect(() => {
    const validator = new Validator(policy);
    const guard = guardForm(form.current, { validator });
    return () => {
      guard.detach();
      validator.free();
    };
  }, [form, policy]);
}

const POLICY = { pack: 'dk-public-sector' };

function Compose() {
  const form = useRef(null);
  const [body, setBody] = useState('');
  const [sent, setSent] = useState(false);
  useGuard(form, POLICY);
  return (
    <main>
      <h1>Send en sms</h1>
      <form ref={form} onSubmit={(event) => { event.preventDefault(); setSent(true); }}>
        <input type="hidden" name="channel" value="sms" />
        <p><label htmlFor="body">Besked</label><br /><textarea id="body" name="body" rows={6} cols={50} value={body} onChange={(event) => setBody(event.target.value)} /></p>
        <p><button>Send</button> <span id="length">{body.length}</span></p>
      </form>
      <p role="status" id="sent">{sent && 'Sendt'}</p>
    </main>
  );
}

await init();
createRoot(document.getElementById('root')).render(<Compose />);
