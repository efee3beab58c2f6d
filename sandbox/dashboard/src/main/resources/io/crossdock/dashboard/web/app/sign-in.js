import { post } from "./server.js";

const form = document.getElementById("form");
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    await post("/sign-in", { token: document.getElementById("token").value });
    location.href = "/warehouse";
  } catch (problem) {
    document.getElementById("said").textContent = problem.message;
  }
});
