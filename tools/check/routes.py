"""The scenario of the OpenAPI document asks for every route of the API, so that no route stays undescribed."""
import re

from sources import ROOT, mistake

ROUTES = ROOT / "src/app/routes.cpp"
SCENARIO = ROOT / "tests/scenarios/operations/openapi.scenario"
ROUTE = re.compile(r'^\s*(?:routes\.)?(?:open|add)\("([A-Z]+)", "(/[^"]*)"')
PAGES = {"/", "/check-in", "/app/{path...}", "/livez", "/readyz", "/metrics", "/api/v1/docs", "/api/v1/openapi.json"}


def missing(routes, scenario):
    """Routes that the scenario does not ask for, with their lines. Any collection stands for all."""
    for number, line in enumerate(routes.split("\n"), 1):
        found = ROUTE.match(line)
        if not found or found.group(2) in PAGES:
            continue
        method, path = found.groups()
        path = path.replace("{collection}", "objectives" if path.endswith("/activate") else "units")
        if not re.search(rf'^\s*"{re.escape(path)}": {{.*"{method.lower()}": ', scenario, re.M):
            yield f"{method} {path}", number


def check():
    if not any(ROUTE.match(line) for line in ROUTES.read_text(encoding="utf-8").split("\n")):
        yield mistake(ROUTES, 1, "no route is found here: has their form changed?")
    for route, line in missing(ROUTES.read_text(encoding="utf-8"), SCENARIO.read_text(encoding="utf-8")):
        yield mistake(ROUTES, line, f"{route} is not asked for in {SCENARIO.relative_to(ROOT)}")
