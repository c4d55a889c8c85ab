"""Names and sentences the secondary tables are put together from; all invented."""

# Region: groups of given names and the family names that go with them; languages whose family
# names have two forms have two groups.
PEOPLE = {
    "Finland": [(["Aila", "Eero", "Sirkku", "Mikael", "Hannele", "Jyrki", "Outi", "Teemu"],
                 ["Mäntysaari", "Öhman", "Lehtikangas", "Yrjölä", "Hietanen", "Särkelä", "Kääriäinen"])],
    "Sweden": [(["Åsa", "Göran", "Linnéa", "Håkan", "Märta", "Sören", "Ebba", "Nils"],
                ["Sjögren", "Åhlund", "Lönnqvist", "Hägg", "Björkman", "Ödman", "Tängman"])],
    "Norway": [(["Ragnhild", "Øyvind", "Solveig", "Håvard", "Tordis", "Bjørn"],
                ["Nygård", "Bråten", "Øverås", "Sæther", "Fjeldstad", "Grøndahl", "Hjelle"])],
    "Denmark": [(["Mette", "Søren", "Birgitte", "Jørgen", "Astrid"],
                 ["Højgaard", "Kjær", "Østergård", "Brøndum", "Mølbak", "Skjødt", "Lykkegård"])],
    "Estonia": [(["Triin", "Jüri", "Õnne", "Märt", "Külli", "Andres"],
                 ["Põldmaa", "Võsu", "Lõhmus", "Käär", "Rätsep", "Ööbik", "Tüür"])],
    "Latvia": [(["Ilze", "Līga"], ["Bērziņa", "Krūmiņa", "Šteina", "Ozoliņa"]),
               (["Jānis", "Mārtiņš"], ["Vītoliņš", "Kļaviņš", "Zālītis", "Āboliņš"])],
    "Lithuania": [(["Rūta", "Eglė"], ["Jankauskaitė", "Šimkutė", "Žukienė", "Petrėnienė"]),
                  (["Žygimantas", "Šarūnas"], ["Žilinskas", "Urbšys", "Kėdainis", "Ąžuolas"])],
    "Poland": [(["Małgorzata", "Bożena", "Świętosława"], ["Źródłowska", "Łęcka", "Dąbrowiecka", "Żelazna"]),
               (["Łukasz", "Paweł", "Michał"], ["Wiśniak", "Żurek", "Łączny", "Kępiński"])],
    "Germany": [(["Jörg", "Käthe", "Günther", "Annegret", "Björn", "Ute"],
                 ["Weißhaupt", "Königsfeld", "Mühlbach", "Großkopf", "Jäger", "Löffler", "Würth-Amann"])],
    "Austria": [(["Jürgen", "Brigitte", "Käthe", "Ferdinand"],
                 ["Höllerer", "Grübl", "Vöst", "Wöss", "Mörtl", "Zügner"])],
    "France": [(["Hélène", "François", "Geneviève", "Jérôme", "Maëlle", "Benoît"],
                ["Lefèvre-Marchal", "Dubœuf", "Garçonnet", "Prévost", "Crouÿ", "Hébrard", "Le Goïc"])],
    "Italy": [(["Niccolò", "Chiara", "Mosè", "Letizia"],
               ["Bongiorno", "Forlì", "Cantù", "Morandè", "Nardò", "Tribò"])],
    "Czechia": [(["Zdeňka", "Růžena"], ["Dvořáčková", "Šťastná", "Říhová", "Žďárská"]),
                (["Jiří", "Ondřej"], ["Kučík", "Beneš", "Hřebíček", "Vaňous"])],
    "Greece": [(["Ελένη", "Δήμητρα"], ["Παπαδάκη", "Οικονόμου", "Καραγιάννη", "Αλεξίου"]),
               (["Γιώργος", "Σπύρος"], ["Ξανθός", "Βλαχάκης", "Μαυρίδης", "Λαμπρίδης"])],
    "Bulgaria": [(["Йорданка", "Цветана"], ["Желязкова", "Янчева", "Гочева", "Щерева"]),
                 (["Щерьо", "Любомир"], ["Дюлгеров", "Пейчев", "Ковачев", "Юруков"])],
}

LANGUAGES = {
    "Finland": "fi", "Sweden": "sv", "Norway": "no", "Denmark": "da", "Estonia": "et",
    "Latvia": "lv", "Lithuania": "lt", "Poland": "pl", "Germany": "de", "Austria": "de",
    "France": "fr", "Italy": "it", "Czechia": "cs", "Greece": "el", "Bulgaria": "bg",
}

ROLES = {
    "decides": ["Managing Director", "Site Director", "Head of Procurement", "Plant Manager"],
    "influences": ["Maintenance Manager", "Quality Manager", "Head of Engineering"],
    "buys": ["Senior Buyer", "Purchasing Specialist", "Buyer, MRO"],
    "uses": ["Process Engineer", "Shift Supervisor", "Maintenance Foreman"],
    "blocks": ["Finance Controller", "Group Category Manager", "Head of Security"],
}

BACK_OFFICE = ["Leo Rautava (technical support)", "Saga Lindfors (service)", "Ilmari Vuorela (applications)"]

# Industry: what it does, how it is organised, its market.
DOSSIERS = {
    "Pulp and paper": (
        "Makes softwood pulp and packaging board; one line of {n} people runs around the clock.",
        "The mill director decides above 100 kEUR; maintenance chooses brands, purchasing negotiates.",
        "Board demand recovers slowly; wood and energy prices press the whole sector.",
    ),
    "Steel": (
        "Melts scrap and rolls flat products; {n} people at one site with its own port or rail yard.",
        "Purchasing is central; the works council is heard on suppliers of safety parts.",
        "Orders follow construction and cars; emission rights make cooling water a board topic.",
    ),
    "Energy": (
        "Produces district heat and power for two towns and a few factories; {n} people.",
        "A municipal board sets the budget in the autumn; tenders are public above 60 kEUR.",
        "Old boilers are replaced by heat pumps and bio boilers; the work comes in summer outages.",
    ),
    "Mining": (
        "Mines and concentrates base metals; {n} people, half of them contractors.",
        "The site manager decides on wear parts, the group on anything above 250 kEUR.",
        "Metal prices swing, but slurry pumps wear at any price.",
    ),
    "Chemicals": (
        "Makes process chemicals in batches; {n} people, two thirds of the plant in ATEX zones.",
        "Quality approves every supplier once a year; engineering writes the specifications.",
        "Energy cost drives consolidation; three sites of the group compete for one investment.",
    ),
    "Food": (
        "Processes food for its own brand and for chains; {n} people in two shifts.",
        "The technical manager decides alone up to 25 kEUR; hygiene rules out unknown seals.",
        "Chains renegotiate each spring, so savings must be visible before March.",
    ),
    "Shipbuilding": (
        "Builds and repairs ships up to 120 metres; {n} people and many subcontractors.",
        "Each project has its own buyer; the yard office keeps the list of approved makers.",
        "The order book reaches two years; deliveries are late everywhere in the trade.",
    ),
    "Wood products": (
        "Saws and planes timber for builders; {n} people.",
        "The owner's family decides; the saw master is asked first.",
        "House building is slow, exports of planed goods hold.",
    ),
    "Machinery": (
        "Builds machines to order for other factories; {n} people.",
        "Designers choose the parts, purchasing only checks the price.",
        "Customers ask for shorter delivery times and for data from the machine.",
    ),
    "Glass": (
        "Melts and forms container glass; {n} people, one furnace.",
        "The furnace master and the plant manager decide together.",
        "Bottlers want lighter glass; gas contracts end in 2027.",
    ),
    "Water": (
        "Supplies drinking water and treats waste water; {n} people in three municipalities.",
        "Public tenders above 60 kEUR, direct orders below.",
        "New limits for nitrogen force investments by 2028.",
    ),
}

COMPETITORS = ["Nordpumpen AB", "Ventilwerk Ruhrau GmbH", "Hydrosela Oy", "Tekfilter Baltic OÜ", "Sensoria Nord AS"]

KNOWN_OFFERS = [
    "Frame contract at 6 % below our list for valves",
    "Free filter audit with a one-year supply",
    "Consignment stock at the site",
    "Sensors with a data platform at no extra fee",
    "Delivery within 48 hours for seals",
    "Two years of warranty on pumps",
]

EDGES = [
    "We service what we sell, within one day",
    "Our seals last 30 % longer in their slurry",
    "Certificates come with the goods, not after",
    "One contact for all six categories",
    "Our price list holds for a full year",
    "Local stock, no customs",
]

NOTICED_BY = ["Lost offer", "Technician on site", "Buyer said so", "Trade fair", "Tender result"]

LOSS_REASONS = [("price", 5), ("competitor", 3), ("service_level", 3), ("missed_promises", 2),
                ("quality_decline", 1), ("ignored_opinions", 1), ("client_closed", 1), ("unknown", 2)]

INTERACTIONS = {
    "complaint": [
        ("late delivery", "Delivery came after the planned stop; the line waited."),
        ("quality", "Two seals of the batch leaked at the first start."),
        ("invoice", "The invoice shows the price before the agreed discount."),
        ("documents", "Material certificate missing, goods not released."),
        ("packing", "Filters arrived crushed, third time this year."),
    ],
    "feedback": [
        ("service", "The technician explained the findings well; the crew wants him again."),
        ("product", "New valve moves easier than the old one at low pressure."),
        ("web shop", "Search by our own item number would save time."),
        ("price list", "The list should come before the budget round, in September."),
    ],
    "message": [
        ("availability", "Asks for the lead time of two pumps for the spring stop."),
        ("specification", "Needs the pressure rating of the spare part in writing."),
        ("price", "Asks for a price that holds through the next year."),
        ("visit", "Suggests a tour of the new filter house."),
    ],
    "call": [
        ("follow-up", "Talked through the open points of the last visit."),
        ("planning", "Agreed which parts must be in stock before the outage."),
        ("offer", "Explained the offer; they compare until the end of the month."),
    ],
}

PROMISES = [
    "Send the service report of the pump room",
    "Deliver the spare-parts list with stock levels",
    "Name a second contact for urgent orders",
    "Answer the question about the ATEX certificate",
    "Quote the yearly need of filters",
    "Arrange a factory visit",
    "Replace the leaking seals at our cost",
    "Confirm the delivery dates for the spring stop",
    "Send the corrected invoice",
    "Propose a stock level for critical valves",
]

STEPS = [
    ("Map everyone who takes part in the decision", "Two new names found"),
    ("Workshop on unplanned stops", "Three machines chosen for vibration sensors"),
    ("Trial of self-cleaning filter", "Trial runs, half the bag changes so far"),
    ("Propose yearly agreement for seals", "They ask for a price by volume"),
    ("Invite maintenance to our test hall", "Six people came"),
    ("Review of deliveries with the site", "Agreed on a weekly list"),
]

OBJECTIVES = [
    "Agree on the yearly volume of valves and seals",
    "Find out what they plan for the spring outage",
    "Close the open points of the last delivery review",
    "Present the filter trial and agree on the next line",
    "Meet the new head of procurement",
]

SKILLS = ["Negotiation", "Product knowledge: pumps", "Product knowledge: sensors",
          "Listening and questions", "Account planning", "Contract law"]

SIZES = [(2000, "XL"), (700, "L"), (200, "M"), (0, "S")]
