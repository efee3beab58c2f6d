// What is asked of the server. Each failure is an Error whose message can be shown.

async function answer(response) {
  if (response.ok) {
    return response.status === 204 ? null : response.json();
  }
  let said = {};
  try {
    said = await response.json();
  } catch {
    // Not from us: a proxy's page.
  }
  if (response.status === 401) {
    location.href = "/sign-in";
  }
  const limited = response.status === 429 && "Too many requests: wait a minute.";
  throw new Error(limited || said.error || `The server answers ${response.status}.`);
}

async function send(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch {
    throw new Error("The server cannot be reached.");
  }
  return answer(response);
}

/** Rows of a query. */
export function ask(query, parameters = {}, signal = undefined) {
  return send(`/api/${query}?${new URLSearchParams(parameters)}`, { signal });
}

/** Does something. */
export function post(address, body) {
  return send(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Crossdock": "1" },
    body: JSON.stringify(body),
  });
}
