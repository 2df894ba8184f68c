#!/usr/bin/python3
"""Makes the sample files of docs/samples: what an organization of 240 people would bring in, with the traps of real exports in them.

  tools/new/samples.py [FOLDER]     docs/samples without; the same files whenever it runs

Nobody in them exists. The traps: accounts that fill tables and are nobody's, rows deleted softly, lookups, wrong dates, doubled rows, people who are in no
directory, numbers with commas, terminology of the organization's own, check-ins behind the last column.
"""

import csv
import io
import json
import pathlib
import random
import sys
import uuid

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "docs/samples"
FIRST = "Ada Ben Cleo Dario Edda Finn Greta Hugo Ines Jonas Kira Leo Mina Noah Olga Paul Quinn Rosa Sami Tara Udo Vera Wim Xenia Yuri Zoe".split()
LAST = "Adler Berg Costa Diaz Ebert Fuchs Graf Hahn Ilic Jung Klein Lang Moser Nagel Ott Pohl Quast Roth Stein Thal Ulm Vogt Wolf Xu Yilmaz Zorn".split()
UNITS = [("MKT", "Market", "", 90), ("NOR", "Northern sales", "MKT", 40), ("SOU", "Southern sales", "MKT", 50), ("OPS", "Operations", "", 100),
         ("PLA", "Plants", "OPS", 70), ("LOG", "Logistics", "OPS", 30), ("IT", "Information technology", "", 30), ("FIN", "Finance", "", 20)]
COURSES = [("C-100", "A first app in one hour"), ("C-200", "Flows that save time"), ("PL-900", "Platform fundamentals"), ("AI-1", "Working with Copilot")]


class Samples:
    def __init__(self, folder):
        self.folder, self.dice = folder, random.Random(7)
        names = [(first, last) for last in LAST for first in FIRST]
        self.dice.shuffle(names)
        leaves = [code for code, _, parent, _ in UNITS if parent or code in ("IT", "FIN")]
        self.people = []
        for number, (first, last) in enumerate(names[:240]):
            unit = leaves[number % len(leaves)]
            boss = self.people[number % len(leaves)] if number >= len(leaves) else None
            self.people.append({"id": str(uuid.UUID(int=self.dice.getrandbits(128), version=4)), "name": f"{first} {last}", "mail": f"{first}.{last}@arbor.example".lower(),
                                "unit": unit, "boss": boss["mail"] if boss else "", "title": "Head of unit" if boss is None else self.dice.choice(["Specialist", "Clerk", "Engineer"])})

    def write(self, name, head, rows, separator=","):
        text = io.StringIO()
        table = csv.writer(text, delimiter=separator, lineterminator="\n")
        table.writerow(head)
        table.writerows(rows)
        (self.folder / name).write_text(text.getvalue(), encoding="utf-8")

    def directory(self):
        titles = {code: title for code, title, _, _ in UNITS}
        rows = [[one["name"], one["mail"], one["id"], titles[one["unit"]], one["unit"], one["boss"], one["title"], "TRUE", f"20{10 + n % 16}-0{1 + n % 9}-15"]
                for n, one in enumerate(self.people)]
        rows[17][8] = "31.02.2019"  # no day of the calendar
        rows[44][7] = "FALSE"
        rows.append(["Meeting room 4", "", "", "Finance", "FIN", "", "", "TRUE", ""])
        self.write("people.csv", ["Display name", "User principal name", "Object Id", "Department", "Cost center", "Manager", "Job title", "Account enabled", "Employee hire date"], rows)
        self.write("units.csv", ["Code", "Name", "Part of", "Headcount", "Lead"], [[*unit, self.people[n % 6]["mail"]] for n, unit in enumerate(UNITS)], ";")
        self.write("leavers.csv", ["Mail", "Last day"], [[self.people[n]["mail"], "2026-09-30"] for n in (60, 61, 62)])

    def usage(self):
        rows = []
        for month in range(4, 11):
            for one in self.people:
                if self.dice.random() < 0.15 + 0.08 * (month - 4):
                    rows.append([f"2026-{month:02}", one["mail"], "Copilot in Teams", "actions", f"{self.dice.randint(1, 2400):,}"])
        rows += [["2026-10", "somebody.else@arbor.example", "Copilot in Teams", "actions", "12"], ["2026-10", self.people[3]["mail"], "Copilot in Teams", "actions", "many"], rows[5]]
        self.write("copilot_usage.csv", ["Month", "User principal name", "Product", "Metric", "Value"], rows)

    def learning(self):
        rows = []
        for one in self.people:
            for code, title in COURSES:
                if self.dice.random() < 0.3:
                    is_done = self.dice.random() < 0.7
                    day = f"2026-{self.dice.randint(1, 10):02}-{self.dice.randint(1, 28):02}"
                    certificate = title if code == "PL-900" and is_done else ""
                    rows.append([one["mail"], code, title, "Completed" if is_done else "In progress", day if is_done else "", self.dice.randint(60, 100) if is_done else "",
                                 certificate, day.replace("2026", "2027") if certificate else ""])
        rows.append(["left.long.ago@arbor.example", "C-100", COURSES[0][1], "Completed", "2026-02-01", 80, "", ""])
        self.write("learning.csv", ["Learner email", "Course ID", "Course title", "Completion status", "Completion date", "Score", "Certificate", "Valid until"], rows)

    def coe(self):
        makers = self.people[::4]
        service = "f0000000-0000-4000-8000-000000000001"
        self.write("admin_makers.csv", ["admin_makerid", "admin_recordguidasstring", "admin_displayname", "admin_userprincipalname", "_ownerid_value"],
                   [[f"m{n}", one["id"], one["name"], one["mail"], service] for n, one in enumerate(makers)])
        apps = []
        for n in range(90):
            apps.append([str(uuid.UUID(int=self.dice.getrandbits(128), version=4)), f"App {n + 1}", f"m{n % len(makers)}", "Default", f"2025-{1 + n % 12:02}-10T08:00:00Z",
                         "Yes" if n % 15 == 14 else "No", self.dice.randint(0, 40), service])
        apps[7][2] = "SYSTEM"
        self.write("admin_apps.csv", ["admin_appid", "admin_displayname", "_admin_appowner_value", "admin_appenvironmentdisplayname", "admin_appcreatedon", "admin_appdeleted", "admin_mau", "_ownerid_value"], apps)
        flows = [{"admin_flowid": str(uuid.UUID(int=self.dice.getrandbits(128), version=4)), "admin_displayname": f"Flow {n + 1}", "_admin_flowcreator_value": f"m{n % len(makers)}",
                  "admin_flowcreatedon": f"2026-{1 + n % 10:02}-05T08:00:00Z", "cr5d5_flowisorphaned": n % 20 == 19, "_ownerid_value": service} for n in range(60)]
        (self.folder / "admin_flows.json").write_text(json.dumps({"@odata.context": "…", "value": flows}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        self.write("admin_auditlogs.csv", ["admin_auditlogid", "admin_creationtime", "admin_userupn", "admin_appid", "admin_operation"],
                   [[n, f"2026-10-{1 + n % 28:02}T09:00:00Z", self.people[(n * 7) % 240]["mail"], apps[n % 20][0], "Launch app" if n % 9 else "Deleted app"] for n in range(500)])

    def inventory(self):
        kinds = ["microsoft.powerapps/canvasapps", "microsoft.powerautomate/cloudflows", "microsoft.copilotstudio/agents"]
        data = [{"id": "/x/e1", "name": "e1", "type": "microsoft.powerplatform/environments", "properties": {"displayName": "Sales production"}}]
        for n in range(40):
            data.append({"name": str(uuid.UUID(int=self.dice.getrandbits(128), version=4)), "type": kinds[n % 3], "location": "germany",
                         "properties": {"displayName": f"Resource {n + 1}", "createdAt": f"2026-{1 + n % 10:02}-03T07:00:00Z", "createdBy": self.people[n]["id"], "environmentId": "e1",
                                        "environmentType": "Production"}})
        data.append({"name": "w1", "type": "microsoft.powerplatform/environmentgroups", "properties": {"displayName": "All"}})
        (self.folder / "inventory.json").write_text(json.dumps({"totalRecords": len(data), "count": len(data), "data": data}, indent=1) + "\n", encoding="utf-8")

    def viva_goals(self):
        head = ["Id", "Title", "Team", "Owner", "Period", "Start Date", "End Date", "Description", "Aligned To (weight, Objective ID)", "Metric Name", "Unit", "Target", "Object Type", "Goal Type",
                "Start", "Progress %", "Status", "Last Check-in", "Last Check-in Note", "Score", "Checkins"]
        rows = []
        for n in range(6):
            number, title = 4000 + n * 10, f"Theme {n + 1} (2026)"
            for k in range(3):
                told = [f"Checkin Date: 2026-{3 + c:02}-10; User: {self.people[n]['name']}; Note: step {c}; still {3 - c} to go; Metric Name: Value; Status: {'On Track' if k else 'Behind'}; "
                        f"Current Value: {(c + 1) * 250000 * (k + 1):,}; Activity Date: 2026-{3 + c:02}-10 20:57:08 UTC;" for c in range(4)]
                rows.append([number + 1 + k, f"Result {k + 1} of theme {n + 1}", "Northern sales", self.people[n]["name"], "Annual 2026", "2026-01-01", "2026-12-31", "", f"{title}(weight: 33.33%, Id: {number})",
                             "Value", "$", f"{2000000 * (k + 1):,}", "Key result", "Committed Goal", "100,000", 40, "On Track", "2026-06-10", "", "", *told])
            rows.append([number, title, "Northern sales; All", f"{self.people[n]['name']}, {self.people[n + 1]['name']}", "Annual 2026", "2026-01-01", "2026-12-31", "What it is, and why.", "",
                         "Progress", "%", 100, "Big Rock", "Aspirational Goal", 0, 40, "On Track", "", "", "", ""])
            rows.append([number + 5, f"Project {n + 1}", "", "Somebody Unknown", "Annual 2026", "2026-02-01", "2026-08-31", "", f"Result 1 of theme {n + 1}(weight: 0%, Id: {number + 1})",
                         "Progress", "%", 100, "Project", "", 0, 100, "Closed", "2026-08-30", "done", 0.7, ""])
        self.write("viva_goals.csv", head, rows)

    def make(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        for part in (self.directory, self.usage, self.learning, self.coe, self.inventory, self.viva_goals):
            part()


if __name__ == "__main__":
    Samples(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER).make()
