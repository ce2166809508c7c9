"""Names that tell what stands in a dateline: regions, and cities that stand alone.

Only what decides doubtful forms is here (`MOSCOW: …`, a place alone on its line); an
unknown place in a plain dateline needs no list.
"""

REGIONS = frozenset(
    name.casefold()
    for name in (
        "Alabama|Ala.|Alaska|Arizona|Ariz.|Arkansas|Ark.|California|Calif.|Colorado|Colo.|"
        "Connecticut|Conn.|Delaware|Del.|Florida|Fla.|Hawaii|Idaho|Illinois|Ill.|Indiana|"
        "Ind.|Iowa|Kansas|Kan.|Kentucky|Ky.|Louisiana|La.|Maine|Maryland|Md.|Massachusetts|"
        "Mass.|Michigan|Mich.|Minnesota|Minn.|Mississippi|Miss.|Missouri|Mo.|Montana|Mont.|"
        "Nebraska|Neb.|Nevada|Nev.|New Hampshire|N.H.|New Jersey|N.J.|New Mexico|N.M.|"
        "New York|N.Y.|North Carolina|N.C.|North Dakota|N.D.|Ohio|Oklahoma|Okla.|Oregon|"
        "Ore.|Pennsylvania|Pa.|Penn.|Rhode Island|R.I.|South Carolina|S.C.|South Dakota|"
        "S.D.|Tennessee|Tenn.|Texas|Tex.|Utah|Vermont|Vt.|Virginia|Va.|Washington|Wash.|"
        "West Virginia|W.Va.|W. Va.|Wisconsin|Wis.|Wyoming|Wyo.|D.C.|DC|Ga.|Puerto Rico|"
        "Alberta|British Columbia|B.C.|Manitoba|New Brunswick|N.B.|Newfoundland|Nova Scotia|"
        "N.S.|Ontario|Ont.|Quebec|Que.|Saskatchewan|Sask.|Nunavut|Yukon|"
        "New South Wales|Queensland|Victoria|Tasmania|South Australia|Western Australia|"
        "Northern Territory|Northern Ireland|Kashmir|Punjab|Gujarat|Kerala|Bavaria|Crimea|"
        "Sicily|Siberia|Catalonia|Scotland|Wales"
    ).split("|")
)
"""States, provinces and their newspaper abbreviations. `Georgia` is left to context."""

CITIES = frozenset(
    name.casefold()
    for name in (
        "Abidjan|Abu Dhabi|Abuja|Accra|Addis Ababa|Aden|Albany|Aleppo|Algiers|Almaty|Amman|"
        "Amsterdam|Anchorage|Ankara|Antananarivo|Antwerp|Ashgabat|Asmara|Astana|Asuncion|"
        "Athens|Atlanta|Auckland|Austin|Baghdad|Baku|Baltimore|Bamako|Bangkok|Bangui|"
        "Barcelona|Basel|Basra|Beijing|Beirut|Belfast|Belgrade|Berlin|Bern|Bilbao|Bishkek|"
        "Bogota|Bogotá|Bonn|Boston|Brasilia|Bratislava|Brazzaville|Bremen|Brisbane|Brussels|"
        "Bucharest|Budapest|Buenos Aires|Bujumbura|Cairo|Calcutta|Calgary|Canberra|Cape Town|"
        "Caracas|Cardiff|Casablanca|Chennai|Chicago|Chisinau|Cincinnati|Cleveland|Colombo|"
        "Conakry|Copenhagen|Dakar|Dallas|Damascus|Dar es Salaam|Davos|Delhi|Denver|Detroit|"
        "Dhaka|Djibouti|Doha|Donetsk|Dortmund|Dresden|Dubai|Dublin|Durban|Dushanbe|Düsseldorf|"
        "Edinburgh|Erbil|Florence|Frankfurt|Freetown|Gaborone|Gaza|Gaza City|Geneva|Genoa|"
        "Georgetown|Glasgow|Goma|Guadalajara|Guangzhou|Guatemala City|Hamburg|Hanoi|Hanover|"
        "Harare|Havana|Helsinki|Hiroshima|Ho Chi Minh City|Hong Kong|Honolulu|Houston|"
        "Indianapolis|Islamabad|Istanbul|Jakarta|Jeddah|Jerusalem|Johannesburg|Juba|Kabul|"
        "Kampala|Kandahar|Karachi|Kathmandu|Khartoum|Kharkiv|Kiev|Kigali|Kingston|Kinshasa|"
        "Kolkata|Köln|Kunduz|Kuala Lumpur|Kuwait City|Kyiv|Kyoto|La Paz|Lagos|Lahore|Las Vegas|"
        "Leipzig|Libreville|Lilongwe|Lima|Lisbon|Liverpool|Ljubljana|Lome|London|Los Angeles|"
        "Luanda|Lusaka|Luxembourg|Lviv|Lyon|Madrid|Malabo|Malé|Managua|Manama|Manchester|"
        "Manila|Maputo|Mariupol|Marseille|Melbourne|Mexico City|Miami|Milan|Milwaukee|"
        "Minneapolis|Minsk|Mogadishu|Monrovia|Montevideo|Montreal|Moscow|Mosul|Mumbai|Munich|"
        "München|Muscat|N'Djamena|Nairobi|Naples|Nashville|Nassau|New Delhi|New Orleans|"
        "New York|Niamey|Nice|Nicosia|Nouakchott|Odessa|Odesa|Oslo|Ottawa|Ouagadougou|"
        "Panama City|Paris|Perth|Peshawar|Philadelphia|Phnom Penh|Phoenix|Pittsburgh|"
        "Podgorica|Port Moresby|Port-au-Prince|Portland|Porto|Prague|Pretoria|Pristina|"
        "Pyongyang|Quebec City|Quito|Rabat|Ramallah|Rangoon|Rawalpindi|Reykjavik|Riga|"
        "Rio de Janeiro|Riyadh|Rome|Rotterdam|Saint-Denis|Salt Lake City|San Diego|"
        "San Francisco|San Jose|San José|San Juan|San Salvador|Sanaa|Santiago|Santo Domingo|"
        "Sao Paulo|São Paulo|Sarajevo|Seattle|Seoul|Seville|Shanghai|Shenzhen|Singapore|"
        "Skopje|Sofia|Srinagar|St. Louis|St. Petersburg|Stockholm|Strasbourg|Stuttgart|Suva|"
        "Sydney|Taipei|Tallinn|Tashkent|Tbilisi|Tegucigalpa|Tehran|Tel Aviv|The Hague|"
        "Thessaloniki|Tirana|Tokyo|Toronto|Tripoli|Tunis|Turin|Ulaanbaatar|United Nations|"
        "Valencia|Valletta|Vancouver|Vatican City|Venice|Vienna|Vientiane|Vilnius|Vladivostok|"
        "Warsaw|Washington|Wellington|Wien|Wiesbaden|Windhoek|Wuhan|Yangon|Yaounde|Yerevan|"
        "Zagreb|Zurich|Zürich"
    ).split("|")
)
"""Cities that wire services print without a country, and the world's capitals."""
