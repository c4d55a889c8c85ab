"""The cast of Sample Oy: who sells, who buys, what, and which account plays which part."""

from dataclasses import dataclass

from dice import Day

CATEGORIES = ["Pumps", "Valves", "Seals", "Filters", "Sensors", "Service"]


@dataclass(frozen=True)
class Manager:
    id: str
    name: str
    email: str
    team: str
    start: Day
    language: str
    # Plan as a factor on the sales of the year before, and how reliably promises are kept.
    plan: float
    keeps: float


LEAD = "Hilkka Sjöblom"

MANAGERS = [
    Manager("M1", "Päivi Hämäläinen", "paivi.hamalainen", "Finland", Day(2016, 8, 1), "fi", 1.03, 0.86),
    Manager("M2", "Örjan Bäckström", "orjan.backstrom", "Scandinavia", Day(2012, 2, 6), "en", 1.05, 0.70),
    Manager("M3", "Sølve Bjørnstad", "solve.bjornstad", "Scandinavia", Day(2018, 1, 8), "en", 1.03, 0.84),
    Manager("M4", "Kärt Tõnismäe", "kart.tonismae", "Baltics and East", Day(2019, 9, 2), "en", 1.06, 0.96),
    Manager("M5", "Väinö Järvelä", "vaino.jarvela", "Finland", Day(2021, 3, 1), "fi", 1.08, 0.88),
    Manager("M6", "Jürgen Größmann", "jurgen.grossmann", "Central and South", Day(2014, 5, 5), "en", 1.03, 0.82),
]


@dataclass(frozen=True)
class Product:
    id: str
    name: str
    category: str
    list_cents: int
    margin_pct: int
    specification: str


def _products():
    rows = [
        ("Pumps", "PU", 38, [
            ("Centrifugal pump CP 40", 124000, "40 m3/h, 3 bar, cast iron, IE4 motor"),
            ("Centrifugal pump CP 125", 298000, "125 m3/h, 6 bar, stainless steel, IE4 motor"),
            ("Slurry pump SL 80", 486000, "80 m3/h, rubber lined, solids up to 12 mm"),
            ("Dosing pump DS 5", 61500, "0.1 to 5 l/h, PVDF head, 16 bar"),
            ("Submersible pump SB 60", 347000, "60 m3/h, head 24 m, ATEX zone 1"),
            ("Pulp pump PP 300", 985000, "300 m3/h, consistency up to 8 %"),
        ]),
        ("Valves", "VA", 42, [
            ("Ball valve BV 25", 8600, "DN 25, PN 40, full bore"),
            ("Ball valve BV 80", 23900, "DN 80, PN 40, fire safe"),
            ("Knife gate valve KG 200", 74500, "DN 200, PN 10, pulp and slurry"),
            ("Control valve RV 50", 138000, "DN 50, positioner 4 to 20 mA"),
            ("Check valve CK 100", 19800, "DN 100, PN 16, wafer"),
            ("Safety valve SV 40", 41200, "DN 40, set pressure 10 bar, with certificate"),
        ]),
        ("Seals", "SE", 52, [
            ("Mechanical seal MS 35", 15900, "35 mm shaft, SiC on SiC, FKM"),
            ("Mechanical seal MS 60", 28700, "60 mm shaft, SiC on SiC, EPDM"),
            ("Gland packing GP 12", 2450, "12 mm, graphite, 1 kg"),
            ("Gasket set GS 80", 1890, "DN 80, spiral wound, set of ten"),
            ("Shaft sleeve SH 45", 9400, "45 mm, hardened"),
            ("O-ring box OR 200", 5600, "200 rings, FKM, metric"),
        ]),
        ("Filters", "FI", 45, [
            ("Bag filter BF 2", 4200, "25 micron, polypropylene, ten bags"),
            ("Cartridge filter CF 40", 3150, "40 inch, 5 micron"),
            ("Basket strainer BS 100", 36800, "DN 100, mesh 1 mm, stainless steel"),
            ("Self-cleaning filter SC 150", 412000, "150 m3/h, 50 micron"),
            ("Oil filter OF 10", 7800, "10 micron, beta 200"),
            ("Air filter AF 7", 2900, "class F7, 592 x 592 mm"),
        ]),
        ("Sensors", "SN", 48, [
            ("Pressure transmitter PT 16", 21500, "0 to 16 bar, 4 to 20 mA, HART"),
            ("Flow meter FM 80", 167000, "DN 80, magnetic, accuracy 0.4 %"),
            ("Level radar LR 20", 118000, "20 m, 80 GHz"),
            ("Temperature probe TP 6", 6900, "Pt100, class A, 6 mm"),
            ("Vibration sensor VS 2", 34500, "wireless, battery for five years"),
            ("pH probe PH 9", 18900, "0 to 14 pH, 130 °C"),
        ]),
        ("Service", "SV", 34, [
            ("Field service hour", 11800, "technician on site, travel included"),
            ("Vibration survey day", 128000, "up to 60 machines, with report"),
            ("Seal overhaul", 46500, "in our workshop, five working days"),
            ("Calibration on site", 9800, "per instrument, with certificate"),
            ("Training day", 164000, "up to twelve people"),
            ("Spare-parts audit", 88000, "one production line"),
        ]),
    ]
    return [
        Product(f"{code}{number:02d}", name, category, cents, margin, specification)
        for category, code, margin, products in rows
        for number, (name, cents, specification) in enumerate(products, 1)
    ]


PRODUCTS = _products()


@dataclass(frozen=True)
class Account:
    id: str
    name: str
    region: str
    industry: str
    manager: str
    # Yearly sales in thousands of EUR at 1 May 2026, usual days between orders, spread of the
    # order value, spread of the gap, and yearly growth.
    size: int
    gap: int
    noise: float
    jitter: float
    growth: float
    # The part the account plays; "" for the others.
    part: str = ""
    first: Day | None = None
    # Spans without purchases: from the first day up to, not including, the second.
    pauses: tuple = ()
    lacks: tuple = ()
    budget: int | None = None
    earlier_manager: tuple | None = None


END = Day(2027, 1, 1)


def _accounts():
    rows = []

    def add(name, region, industry, manager, size, gap, noise, jitter, growth, **more):
        rows.append(Account(f"A{len(rows) + 1:03d}", name, region, industry, manager, size, gap,
                            noise, jitter, growth, **more))

    def silent_from(*day):
        return ((Day(*day), END),)

    add("Kaltiosaari Sellu Oy", "Finland", "Pulp and paper", "M1", 4900, 6, 0.18, 0.2, 0.05,
        part="core")
    add("Norrhamra Bruk AB", "Sweden", "Pulp and paper", "M2", 4700, 9, 0.18, 0.2, 0.02,
        part="late core", pauses=silent_from(2026, 10, 15))
    add("Hohenfurt Stahlwerke AG", "Germany", "Steel", "M6", 3050, 8, 0.2, 0.2, 0.04)
    add("Åkervinda Kraft AB", "Sweden", "Energy", "M2", 2380, 10, 0.2, 0.22, 0.03)
    add("Bukowina Papier S.A.", "Poland", "Pulp and paper", "M4", 2260, 10, 0.22, 0.2, 0.17)
    add("Tuulikallio Mining Oy", "Finland", "Mining", "M1", 1840, 12, 0.25, 0.22, 0.08,
        part="changed manager", earlier_manager=("M5", Day(2026, 7, 1)))
    add("Stormviken Raffineri AS", "Norway", "Chemicals", "M3", 1690, 12, 0.25, 0.22, -0.04,
        part="pays late")
    add("Skogsfallet Papper AB", "Sweden", "Pulp and paper", "M2", 1620, 11, 0.16, 0.16, 0.03,
        part="silently shrinking")
    add("Aciéries du Val Perrin SA", "France", "Steel", "M6", 1390, 13, 0.22, 0.22, -0.02)
    add("Kivijärven Terästehdas Oy", "Finland", "Steel", "M5", 1280, 12, 0.22, 0.22, 0.05)
    add("Родопски Метали АД", "Bulgaria", "Mining", "M4", 1060, 14, 0.28, 0.24, 0.19)
    add("Fjellvåg Smelteverk AS", "Norway", "Steel", "M3", 980, 13, 0.24, 0.22, 0.06)
    add("Hämeenranta Voima Oy", "Finland", "Energy", "M1", 900, 14, 0.25, 0.22, 0.03)
    add("Großweiler Chemie GmbH", "Germany", "Chemicals", "M6", 850, 24, 0.85, 0.3, -0.05)
    add("Järnudden Gruv AB", "Sweden", "Mining", "M2", 800, 14, 0.28, 0.24, -0.05)
    add("Αιγαιοπελαγίτικα Τρόφιμα ΑΕ", "Greece", "Food", "M6", 720, 16, 0.28, 0.24, 0.09)
    add("Øystrand Havbruk AS", "Norway", "Food", "M3", 660, 22, 0.9, 0.3, 0.12)
    add("Wierzbnik Huta S.A.", "Poland", "Steel", "M4", 640, 16, 0.28, 0.24, 0.11)
    add("Pohjois-Kainuun Yhdistyneiden Metsäteollisuuksien Osuuskunta", "Finland",
        "Pulp and paper", "M5", 570, 15, 0.28, 0.22, 0.04, part="very long name")
    add("Sjövalla Mejeri AB", "Sweden", "Food", "M2", 500, 18, 0.24, 0.22, -0.03)
    add("Rønnebæk Energi A/S", "Denmark", "Energy", "M3", 480, 18, 0.3, 0.24, -0.03)
    add("Põlvamaa Keemia OÜ", "Estonia", "Chemicals", "M4", 460, 18, 0.28, 0.24, 0.14)
    add("Süderhafen Werft GmbH", "Germany", "Shipbuilding", "M6", 420, 20, 0.4, 0.26, -0.06)
    add("Lumivaaran Lämpö Oy", "Finland", "Energy", "M1", 400, 20, 0.32, 0.24, 0.02,
        part="late", pauses=silent_from(2026, 10, 12))
    add("Laiterie des Trois Lacs SAS", "France", "Food", "M6", 370, 20, 0.28, 0.24, 0.05)
    add("Grönnäs Papper AB", "Sweden", "Pulp and paper", "M2", 350, 20, 0.28, 0.24, -0.09,
        part="late", pauses=silent_from(2026, 10, 10))
    add("Holm & Dahl <Marine> AB", "Sweden", "Shipbuilding", "M2", 310, 21, 0.34, 0.24, 0.02,
        part="name with < and &")
    add("Žemaitkiemio Energija UAB", "Lithuania", "Energy", "M4", 305, 21, 0.34, 0.24, 0.09)
    add("=Plus Kylmätekniikka Oy", "Finland", "Machinery", "M5", 280, 21, 0.3, 0.24, 0.1,
        part="name with a leading =")
    add("Cartiera Montebruno S.p.A.", "Italy", "Pulp and paper", "M6", 285, 22, 0.3, 0.24, 0.01)
    add("Särkilammen Elintarvike Oy", "Finland", "Food", "M1", 265, 20, 0.28, 0.22, 0.07,
        part="expert")
    add("Köllerbach Lebensmittel GmbH", "Austria", "Food", "M6", 250, 24, 0.3, 0.24, 0.05)
    add("Norrgrund Kemi AB", "Sweden", "Chemicals", "M2", 235, 24, 0.34, 0.24, 0.02)
    add("Bøkfjord Verft AS", "Norway", "Shipbuilding", "M3", 225, 24, 0.4, 0.24, -0.06,
        part="late", pauses=silent_from(2026, 10, 6))
    add("Läänekalda Puit AS", "Estonia", "Wood products", "M4", 205, 24, 0.34, 0.24, 0.08)
    add("Konepaja \"Terävä\" Oy", "Finland", "Machinery", "M5", 195, 24, 0.34, 0.24, 0.03,
        part="name with quotes")
    add("Énergie du Ponant SA", "France", "Energy", "M6", 188, 25, 0.34, 0.24, 0.05)
    add("Černolesí Sklo a.s.", "Czechia", "Glass", "M6", 178, 26, 0.34, 0.24, 0.02)
    add("Kuusiniemen Saha Oy", "Finland", "Wood products", "M5", 165, 24, 0.36, 0.24, -0.04,
        part="late", pauses=silent_from(2026, 10, 8))
    add("Ångsö Bryggeri AB", "Sweden", "Food", "M2", 152, 26, 0.34, 0.24, 0.04, part="iconic")
    add("Saimaanselän Venesatamat Oy", "Finland", "Shipbuilding", "M1", 240, 8, 0.3, 0.2, 0.03,
        part="seasonal")
    add("Jūrmalas Ķīmija SIA", "Latvia", "Chemicals", "M4", 145, 28, 0.38, 0.24, 0.1)
    add("Ναυπηγεία Ακτής ΑΕ", "Greece", "Shipbuilding", "M6", 132, 30, 0.5, 0.28, -0.1)
    add("Zielonka Chemia Sp. z o.o.", "Poland", "Chemicals", "M4", 290, 20, 0.3, 0.22, 0.0,
        part="prospective", first=Day(2026, 4, 14), lacks=("Pumps", "Filters", "Sensors", "Service"),
        budget=1900)
    add("Järvenkulman Vesi Oy", "Finland", "Water", "M5", 190, 24, 0.3, 0.22, 0.0,
        part="new", first=Day(2026, 2, 9))
    add("Brännholmens Fisk Ab", "Finland", "Food", "M1", 96, 26, 0.35, 0.22, 0.0,
        part="new", first=Day(2026, 6, 8))
    add("Skærsø Mejeri A/S", "Denmark", "Food", "M3", 125, 27, 0.3, 0.22, 0.0,
        part="new", first=Day(2026, 1, 19))
    add("Lövskär Trä AB", "Sweden", "Wood products", "M2", 118, 30, 0.4, 0.24, 0.03,
        part="late", pauses=silent_from(2026, 10, 14))
    add("Mörkåsa Varv AB", "Sweden", "Shipbuilding", "M2", 260, 24, 0.36, 0.22, 0.0,
        part="lost", pauses=silent_from(2026, 3, 12))
    add("Eichgrund Brauerei GmbH", "Germany", "Food", "M6", 210, 25, 0.34, 0.22, 0.0,
        part="lost", pauses=silent_from(2026, 1, 22))
    add("Kvitstein Mineral AS", "Norway", "Mining", "M3", 255, 22, 0.36, 0.22, 0.0,
        part="lost before the window", pauses=silent_from(2025, 10, 20))
    add("Lännenharjun Energia Oy", "Finland", "Energy", "M5", 270, 15, 0.3, 0.22, 0.0,
        part="won back", pauses=((Day(2024, 10, 18), Day(2026, 5, 27)),))
    add("Öregårds Vatten AB", "Sweden", "Water", "M2", 104, 30, 0.4, 0.24, 0.04)
    add("Saarekülje Piim OÜ", "Estonia", "Food", "M4", 98, 32, 0.4, 0.24, 0.06)
    add("Moulins de l’Aubrière SARL", "France", "Food", "M6", 84, 36, 0.4, 0.24, 0.02)
    add("Kõrvetaguse Turvas OÜ", "Estonia", "Energy", "M4", 74, 38, 0.6, 0.26, 0.03)
    add("Havglitt Seafood AS", "Norway", "Food", "M3", 64, 40, 0.45, 0.24, 0.08)
    add("Dünenfeld Zucker GmbH", "Germany", "Food", "M6", 56, 44, 0.7, 0.26, 0.0)
    add("Isovuoren Konepaja Oy", "Finland", "Machinery", "M5", 38, 50, 0.5, 0.26, 0.02)
    add("Õunapuu Talu OÜ", "Estonia", "Food", "M4", 15, 60, 0.6, 0.26, 0.0)
    add("Ristiniemen Biojalostamo Oy", "Finland", "Chemicals", "M5", 0, 0, 0, 0, 0,
        part="never bought", budget=650)
    return rows


ACCOUNTS = _accounts()

# Months in which sales run above or below the year's mean.
SEASON = [0.97, 0.98, 1.05, 1.0, 1.04, 0.98, 0.8, 0.98, 1.06, 1.05, 1.05, 0.9]

# The seasonal account buys from mid-April to the end of August only.
OPEN_SEASON = ((4, 13), (8, 31))

LATE_DELIVERIES_FROM = Day(2026, 9, 14)
SHRINKS_FROM = Day(2026, 5, 25)
SHRINKING_LOSES = "Filters"
UNPAID_FROM = Day(2026, 9, 10)


def owner(account, day):
    """The manager who owns the account on that day."""
    if account.earlier_manager and day < account.earlier_manager[1]:
        return account.earlier_manager[0]
    return account.manager


def by_part(part):
    """The first account that plays the part."""
    return next(account for account in ACCOUNTS if account.part == part)
