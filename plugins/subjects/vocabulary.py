"""Words that tell what a capitalised name is: titles, heads of bodies, cues."""

TITLES = frozenset(
    "Activist Actor Actress Adm Administrator Admiral Ald Alderman Aldermen Alderwoman Ambassador "
    "Analyst Archbishop Assemblyman Assemblywoman Attorney Author Ayatollah Baron Baroness Bishop "
    "Brigadier Brother Capt Captain Cardinal CEO CFO Chair Chairman Chairperson Chairwoman "
    "Chancellor Chief Cmdr Co-founder Coach Col Colonel Comedian Commander Commissioner "
    "Congressman Congressmen Congresswoman Constable COO Coordinator Correspondent Councillor "
    "Councilman Councilwoman Counsel Cpl Crown Curator Dame Dean Delegate Deputy Detective "
    "Director DJ Doctor Dr Drs Economist Editor Emir Emperor Envoy Executive Father Founder Gen "
    "General Gov Governor Governors Govs Imam Inspector Journalist Judge Justice King Lady Lawyer "
    "Lawyers Leader Lieutenant Lord Lt Maj Majesty Major Manager Marshal Mayor Minister Ministers "
    "Miss Mister MP MPs Mr Mrs Ms Nurse Officer Owner Pastor Pope Premier President Presidents "
    "Prince Princess Principal Prof Professor Profs Prosecutor Pvt Queen Rabbi Rapper Rep "
    "Reporter Representative Reps Rev Reverend Secretary Sen Senator Sens Sergeant Sgt Sheik "
    "Sheikh Sheriff Singer Sir Sister Speaker Spokesman Spokesperson Spokeswoman Strategist "
    "Sultan Superintendent Taoiseach Treasurer Undersecretary".split()
)
"""Stand before the name of a person; without their full stop."""
SOFT_TITLES = frozenset(
    "Analyst Attorney Author Baron Bishop Brother Capt Captain Cardinal Chair Chancellor Chief "
    "Coach Counsel Crown Dean Delegate Deputy Director Doctor Economist Editor Emir Emperor "
    "Executive Father Founder General Judge Justice King Lady Leader Lord Major Manager Marshal "
    "Miss Mister Nurse Officer Owner Page Pope Prince Principal Professor Queen Reporter Singer "
    "Sir Sister Speaker Sultan".split()
)
"""Titles that are often the word of a thing or a name: one ordinary word behind them is no name."""
TITLE_PARTS = frozenset(
    "Acting Agriculture Assistant Associate Attorney Chancellor Chief City Commerce Commons "
    "Communist Conservative County Culture Defence Defense Democratic Deputy District Economic "
    "Economy Education Energy Environment Ex Executive Finance Financial Fire First Foreign "
    "Former General Group Health Home Honorable Honourable House Housing Industry Information "
    "Interior Justice Labor Labour Late Liberal Lieutenant Majority Managing Medical Minority "
    "National Oil Operating Opposition Party Petroleum Planning Police Press Prime Pro Regional "
    "Republican Research Right Security Senate Senior Shadow Socialist Staff State Supreme "
    "Technology Tem Then Tory Trade Transport Transportation Treasury U.S UN Union US Vice".split()
)
"""Stand before a title and belong to it: `Deputy Foreign Minister`."""
HEADS = frozenset(
    "Academy Administration Advisers Advisors Aerospace AG Agency Airbase Airline Airlines "
    "Airways Albion Alliance Analytics Aquarium Archdiocese Army Assembly Associates Association "
    "Authority Aviation Bakery Ballet Bancorp Bancorporation Bank Bankers Banks Biosciences "
    "Biotech Biotechnology Board Bookstore Brewery Brewing Brigade Broadcasting Brokers Bros "
    "Brothers Bureau Cabinet Cafe Campaign Capital Center Centers Centre Centres Chamber Chemical "
    "Chemicals Chronicle Church Clinic Club Co Coalition College Commission Committee "
    "Communications Companies Company Confederation Congress Conservatory Consortium Constabulary "
    "Consulate Consulting Cooperative Corp Corporation Corps Cos Council Court Department Dept "
    "Diagnostics Diocese Directorate Education Electric Electronics Embassy Energy Enterprises "
    "Entertainment Estates Exchange Facility Faculty FC Federation Films Financial Foods Force "
    "Forces Foundation Fund Funds Gas Gazette Genetics Genomics GmbH Group Guard Health Herald "
    "Holding Holdings Hospital Hospitals Hotels Inc Industries Initiative Inspectorate Institute "
    "Institutes Institution Insurance Interactive International Investments Journal Lab "
    "Laboratories Laboratory Labs League Library Limited Logistics Ltd Magazine Management Media "
    "Medicine Mines Ministry Motors Museum Navy Network News Nurses NV Observatory Observer "
    "Office Oil Opera Orchestra Organisation Organization Parliament Partners Party Pediatrics "
    "Petroleum Pharma Pharmaceuticals Pharmacy Pictures PLC Plc Police Post Power Productions "
    "Project Properties Publishing Radio Railway Railways Realty Records Registry Resources "
    "Restaurants Robotics Rovers SA Salon Savings School Sciences Secretariat Securities "
    "Semiconductor Senate Service Services Society Software Solutions Squad Steel Stores Studios "
    "Supermarkets Syndicate System Systems Task Taskforce Teachers Team Technologies Technology "
    "Telecom Telegraph Television Theater Theatre Therapeutics Times Tribunal Tribune Trust TV "
    "Union Unit United University Ventures Wanderers Wireless Workers Zoo".split()
)
"""End (or open, with `of`) the name of a body."""
SURNAMES_TOO = frozenset("Banks Church Guard Park Post Power Steel".split())
"""Words of bodies that are surnames, too: `Charlotte Church`."""
SOFT_HEADS = frozenset(
    "Administration Agency Albion Aquarium Aviation Bakery Bank Board Brewery Cabinet Cafe "
    "Campaign Capital Center Centre Church Club Communications Company Court Department Education "
    "Electric Embassy Energy Entertainment Estates Exchange Facility Financial Force Forces Fund "
    "Gas Genetics Group Guard Health Initiative Insurance International Journal Logistics "
    "Management Media Medicine Network News Nurses Office Oil Partners Party Pharmacy Pictures "
    "Police Post Power Project Properties Publishing Radio Realty Records Resources Rovers Salon "
    "Savings School Sciences Semiconductor Service Services Software Squad Steel System Systems "
    "Task Teachers Team Technology Telegraph Television Times Trust TV Unit United Wanderers "
    "Wireless Workers Zoo".split()
)
"""Heads that need a word of some weight before them."""
NOT_BODIES = frozenset(
    "Best Big Central Clean Crude Digital East Emergency Executive Federal First General Global "
    "Good Great Green High Higher Home Independent International Joint Local Medical Mental "
    "National Natural New North Nuclear Our Private Public Renewable Social Solar South Special "
    "State Supreme Their Top West Your".split()
)
"""Words that alone before a head do not make the name of a body."""
NEVER_PEOPLE = frozenset(
    "Accord Act Advertisement Africa African Africans Agreement Airlines Airport Amendment "
    "America American Americans App April Arab Arabs Arena Asia Asian Asians Atlantic Atletico "
    "Atlético August Autumn Ave Avenue Average Award Awards Bay Beach Bible Black Blvd Book "
    "Boulevard Bowl Bridge Building Caribbean Castle Catholic Catholics Center Central "
    "Championship Championships Chapter Christmas City Class Click Coast Communist Conference "
    "Constitution Coronavirus County Court COVID Covid Creek Crisis Cup Day December Democrat "
    "Democratic Democrats Deportivo Desert Disease District Drive Earth East Easter Eastern "
    "Edition Eid Emmy Ep Episode Estadio Estádio Europe European Europeans Evening Expressway "
    "Facebook February Festival Fever Field Flu Follow Forest Fort Forum Freeway Friday Games "
    "Garden Gardens Getty God Grammy Gulf Hall Headquarters Heights Highway Hills Hispanic Hotel "
    "House Hwy "
    "Image Images Index Industry Inn Internet Islamic Island Islands Issue January Jewish Jews "
    "July June Labour Lake Lane Las Latino Law Live Lord Los Lower Mall March Market Markets Mars "
    "Middle Monday Month Moon More Morning Mount Mountain Mountains Movement MPs Mt Music Muslim "
    "Muslims National Nazi Nazis New Newsletter Night North Northern November Ocean October "
    "Olympics Open Operation Oscar Pacific Page Palace Park Part Peninsula Phase Photo Photos "
    "Pkwy Plan Plaza Point Port Prize Program Programme Proposition Province Quran Rd Read Region "
    "Related Report Republican Republicans Resolution Revolution River Road Room Route San Santa "
    "Santo Saturday Sea Season September Series Share Shop Show Site Socialist South Southern "
    "Sporting Spring Springs Square Stade Stadium Stage Station Store Stories Story Strait Street "
    "Subscribe Summer Summit Sun Sunday Syndrome Telescope Thanksgiving Theater Theatre Thursday "
    "Today Tonight Tories Tory Tour Tower Town Treaty Trophy Tuesday Turnpike Twitter Update Upper "
    "V v Vaccine Valley Version Veterans Video Village Virus Vol Volume Vs vs War Wars Web "
    "Wednesday Week Weekend West Western White Winter World Year".split()
)
"""Words that no name of a person holds."""
OPENERS = frozenset(
    "A About According Across Added Additionally After Again Against All Along Also Although "
    "Always Amid Among An And Another Any Apr April Are Around As Asked At Aug August Autumn "
    "Based Because Before Beginning Being Between Bible Both But By Can Can’t Christmas Citing "
    "Coronavirus Could COVID Covid COVID-19 Covid-19 Currently Dear Dec December Despite Did Do "
    "Does Don't Don’t Down Dozens During Each Earlier Easter Eight Either Even Eventually Ever "
    "Every Feb February Few FILE File Finally First Five Following For Former Four Fri Friday "
    "From Given God Had Has Have Having He He's Hello Her Here Hey He’s Hi His How However "
    "Hundreds I I'm I've If Image In Including Instead Internet Into Is Isn’t It It's Its It’s "
    "I’m I’ve Jan January Jul July Jun June Just Last Late Later Let Let's Lets Let’s Like Many "
    "Mar March May Maybe Meanwhile Might Millions Mon Monday More Moreover Most Much Must My "
    "Nearly Neither Never Next Nine No Nor Not Noting Nov November Now Oct October Off Often Oh "
    "OK Okay On Once One Only Onto Or Other Our Out Over Overall Per Perhaps Photo Photos Please "
    "Previously Q Ramadan Rather Read Recently Referring Responding Said Sat Saturday Says Second "
    "Sep Sept September Seven Several Shall She She's She’s Should Since Six So Some Sometimes "
    "Sorry Source Sources Speaking Spring Starting Still Such Summer Sun Sunday Ten Than Thank "
    "Thanks That That's That’s The Their Then There There's There’s These They They're They’re "
    "Third This Those Though Thousands Three Through Throughout Thu Thursday To Today Told "
    "Tomorrow Tonight Tue Tuesday Two Ultimately Under Unlike Until Up Upon Using Via Video Was "
    "We We're Wed Wednesday Well Were We’re What What's What’s When Where Whether Which While Who "
    "Whose Why Will Winter With Within Without Would Writing Yes Yesterday Yet You You're Your "
    "You’re".split()
)
"""Never begin, and alone never are, a name."""
SAYING = (
    "said says told tells added asked warned wrote announced argued explained noted insisted "
    "declared testified tweeted recalled replied stressed continued urged called acknowledged "
    "confirmed stated claimed conceded predicted"
)
ROLES = (
    "activist actor actress adviser advisor ambassador analyst anchor and artist attorney author "
    "billionaire broadcaster brother businessman by candidate captain chairman chairwoman "
    "champion chancellor chef chief co-founder coach colleague columnist comedian commissioner "
    "congressman consultant correspondent daughter dealer defender delegate deputy designer "
    "director doctor driver economist editor engineer envoy epidemiologist executive expert "
    "farmer father filmmaker founder general goalkeeper golfer governor head historian host "
    "husband journalist judge lawmaker lawyer leader legislator manager mayor midfielder minister "
    "mother musician named nurse officer official owner partner pastor photographer physician "
    "pitcher player premier president priest producer professor prosecutor psychologist "
    "quarterback rapper reporter researcher resident rider rival scientist secretary senator "
    "singer sister son spokesman spokesperson spokeswoman star star, strategist striker student "
    "teacher trader virologist wife with writer".split()
)
"""Words that stand just before a full name of a person in running text."""
COMPANIES = frozenset(
    "agency airline app automaker bank brand brewer broker brokerage carmaker carrier chain "
    "charity company conglomerate consultancy contractor developer distributor drugmaker firm "
    "giant group insurer label lender magazine maker manufacturer network newspaper nonprofit "
    "operator outlet platform producer provider publisher retailer site start-up startup studio "
    "supplier utility website".split()
)
"""Say of the unknown name behind or before them that it is a company's: `start-up Vantik`."""
TOPICS = frozenset(
    "Chemical Education Energy Gas Health Insurance Media Medicine Oil Power Steel "
    "Technology".split()
)
"""Heads that are also a field of work: `Michigan Health and Hospital Association` is one body."""
PREFIXES = frozenset(
    "Abu Al al Ben ben Bin bin Da da De de Del del den der Di di Dos dos Du du El el ibn La la Le "
    "le Mac St St. ter Van van Von von".split()
)
"""Small words inside a name of a person."""
ENDINGS = frozenset(
    "affiliated allied area backed based born bound brokered built controlled dominated educated "
    "era flagged friendly funded held inspired language led like listed made mandated native "
    "nominated occupied only owned raised registered related run sized speaking sponsored style "
    "supported themed trained type wide winner winning".split()
)
"""Behind a hyphen they belong to no name: `Moscow-based`."""
TONGUES = frozenset(
    "Arabic Chinese Dutch English French Georgian Georgians German Greek Hindi Irish Italian "
    "Japanese Korean Latin Polish Portuguese Russian Spanish Turkish Vietnamese Welsh".split()
)
"""Demonyms that may mean a language."""
PUBLIC = frozenset(
    "Agency Assembly Authority Board Bureau Commission Committee Council Court Department Guard "
    "Legislature Ministry Office Parliament Police Senate".split()
)
"""Heads of bodies by which a place is governed: `Illinois Senate`, not `Alaska Airlines`."""
SEATS = frozenset(
    "Archbishop Baron Baroness Bishop Count Countess Duchess Duke Earl Marquess Marquis Prince "
    "Princess Viscount".split()
)
"""The place behind them is part of a title: `Duke of York`; a state is not: `Prince of Monaco`."""
SHIPS = frozenset("HMAS HMCS HMNZS HMS MV RMS USCGC USNS USS".split())
"""What stands behind them is the name of a ship."""
