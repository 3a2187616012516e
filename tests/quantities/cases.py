"""One value, many ways to print it; all sentences are our own.

A row: kind, low, high, unit, and the spellings. ``low``/``high`` None: unbounded.
"""

from __future__ import annotations

NUMBERS = [
    (1_500_000, None, ["1.5 million", "1,500,000", "1.5M", "one and a half million",
                       "one million five hundred thousand", "1½ million", "15 lakh",
                       "a million and a half", "1 500 000", "1 million 500 thousand",
                       "1 point 5 million", "1,5 million"]),
    (24, None, ["24", "twenty-four", "twenty four", "two dozen", "2 dozen"]),
    (1200, None, ["1,200", "twelve hundred", "one thousand two hundred", "1.2 thousand", "1.2k"]),
    (342, None, ["342", "three hundred and forty-two", "three hundred forty two"]),
    (105_206, None, ["105,206", "one hundred and five thousand two hundred and six"]),
    (500_000, None, ["half a million", "500,000", "five hundred thousand", "0.5 million"]),
    (250_000, None, ["a quarter of a million", "a quarter million", "250,000"]),
    (4e9, None, ["4 billion", "4bn", "4 bln", "four billion", "four thousand million"]),
    (35e5, None, ["35 lakh", "3.5 million", "35 lakhs"]),
    (12e7, None, ["12 crore", "12 crores", "120 million"]),
    (5.6, None, ["5.6", "five point six"]),
    (-7, None, ["minus seven", "-7", "negative seven", "−7"]),
    (2 / 3, None, ["two-thirds", "two thirds", "2/3", "⅔"]),
    (0.4, None, ["two-fifths", "point four", "two in five", "four out of ten", "4 in 10",
                 "two out of every five"]),
    (2.5, None, ["two and a half", "2½", "2 1/2", "2-1/2"]),
]  # fmt: skip

MONEY = [
    (1.2e9, "GBP", ["£1.2bn", "£1.2 billion", "GBP 1.2bn", "1.2 billion pounds", "£1,200 million",
                    "1.2bn pounds sterling", "£1.2-billion", "PS1.2bn"]),
    (1.2e9, "USD", ["$1.2bn", "US$1.2 billion", "US $1.2 billion", "1.2 billion dollars",
                    "USD 1.2bn", "1.2 billion US dollars", "U.S. $1.2 billion", "$1.2B"]),
    (58.24, "USD", ["$58.24", "US $58.24", "58.24 dollars", "US$ 58.24",
                    "fifty-eight dollars and twenty-four cents"]),
    (82e6, "AUD", ["A$82m", "AU$82 million", "$A82m", "82 million Australian dollars"]),
    (3.7e9, "HKD", ["HK$3.7 billion", "HK $3.7 billion", "3.7 billion Hong Kong dollars"]),
    (100, "EUR", ["€100", "100 euros", "EUR 100", "100 €", "a hundred euros", "EUR100"]),
    (5e7, "INR", ["Rs 5 crore", "₹5 crore", "Rs. 5 crore", "5 crore rupees", "INR 50 million"]),
    (30e6, "USD", ["30 MUSD", "$30m", "30 million dollars"]),
    (24e12, "RUB", ["24 trillion rubles", "24 trillion roubles", "RUB 24 trillion"]),
    (1.8e12, "KRW", ["1.8 trillion won", "1.8 trillion South Korean won"]),
    (28030, "JPY", ["¥28,030", "28,030 yen", "Y=28,030", "JPY 28,030"]),
    (45, "cent", ["45 cents", "45¢", "45c", "forty-five cents"]),
    (118.5, "penny", ["118.5p", "118.5 pence"]),
    (79, "MYR", ["RM79", "RM 79", "79 ringgit"]),
    (9e9, "ILS", ["9 billion shekels", "9bn shekels"]),
    (40_000, "CHF", ["CHF 40,000", "40,000 Swiss francs", "forty thousand Swiss francs"]),
]  # fmt: skip

MEASURES = [
    ("%", 24, ["24%", "24 percent", "24 per cent", "24pc", "24 pct", "twenty-four percent"]),
    ("percentage point", 2.5, ["2.5 percentage points", "2.5 ppt",
                                "two and a half percentage points"]),
    ("basis point", 25, ["25 basis points", "25bp", "25 bps"]),
    ("kilometre", 12, ["12 km", "12km", "12 kilometres", "twelve kilometers", "12-kilometre"]),
    ("mile", 0.5, ["half a mile", "0.5 miles", "half-mile"]),
    ("inch", 74, ["six foot two", "6 ft 2 in", "6'2\"", "6-foot-2", "six feet two inches"]),
    ("square metre", 300, ["300 square metres", "300 sq m", "300 m²", "300 square meters"]),
    ("hectare", 40, ["40 hectares", "40 ha", "forty hectares"]),
    ("kilogram", 7, ["7 kg", "7kg", "seven kilos", "seven kilograms"]),
    ("stone", 13, ["13st", "13 stone", "thirteen stone"]),
    ("pound", 187, ["13st 5lb", "13 stone 5 lb", "187 lb", "187lbs"]),
    ("tonne", 4e6, ["4 million tonnes", "4m tonnes", "4 million metric tons"]),
    ("celsius", -12, ["-12C", "minus 12 Celsius", "-12 °C", "minus 12 degrees Celsius",
                      "12 degrees Celsius below zero"]),
    ("fahrenheit", 98.6, ["98.6F", "98.6 degrees Fahrenheit", "98.6 °F"]),
    ("mile per hour", 70, ["70 mph", "70mph", "70 miles per hour", "70 miles an hour"]),
    ("kilometre per hour", 120, ["120 km/h", "120 kph", "120 kilometres per hour"]),
    ("megawatt", 800, ["800 MW", "800 megawatts", "800-megawatt"]),
    ("barrel per day", 60_000, ["60,000 barrels per day", "60,000 barrels a day", "60,000 bpd"]),
    ("megabit per second", 100, ["100 Mbps", "100 megabits per second"]),
]  # fmt: skip

DURATIONS = [
    ("minute", 75, ["1 hour 15 minutes", "75 minutes", "an hour and 15 minutes", "75 mins"]),
    ("hour", 1.5, ["an hour and a half", "one and a half hours", "1.5 hours", "1½ hours"]),
    ("day", 3, ["three days", "3 days", "three-day"]),
    ("year", 2.5, ["two and a half years", "two-and-a-half-year", "2.5 years"]),
    ("month", 18, ["18 months", "eighteen months", "18-month"]),
]

AGES = [
    (45, "The 45-year-old was seen."), (45, "He is 45 years old."), (45, "A man aged 45 fell."),
    (45, "Mira Holt, 45, saw it."), (45, "Mira Holt (45) saw it."), (9, "A girl, 9, was found."),
    (45, "A forty-five-year-old woman spoke."), (45, "She died at the age of 45."),
    (45, "She was 45 years of age."),
]  # fmt: skip

# sentence, low, high, unit, low inclusive, high inclusive
BOUNDS = [
    ("More than 100 came.", 100, None, None, False, True),
    ("Over 100 came.", 100, None, None, False, True),
    ("At least 100 came.", 100, None, None, True, True),
    ("No fewer than 100 came.", 100, None, None, True, True),
    ("A minimum of 100 came.", 100, None, None, True, True),
    ("100 or more came.", 100, None, None, True, True),
    ("It has 100-plus rooms.", 100, None, None, True, True),
    ("It has 100+ rooms.", 100, None, None, True, True),
    ("Upwards of 100 came.", 100, None, None, False, True),
    ("Fewer than 100 came.", None, 100, None, True, False),
    ("Under 100 came.", None, 100, None, True, False),
    ("Up to 100 came.", None, 100, None, True, True),
    ("As many as 100 came.", None, 100, None, True, True),
    ("No more than 100 came.", None, 100, None, True, True),
    ("A maximum of 100 came.", None, 100, None, True, True),
    ("100 or fewer came.", None, 100, None, True, True),
    ("The fee is less than $40.", None, 40, "USD", True, False),
    ("It lasted more than 40 minutes.", 40, None, "minute", False, True),
    ("Between 44 and 50 came.", 44, 50, None, True, True),
    ("From 44 to 50 people came.", 44, 50, None, True, True),
    ("It needs 44-50 people.", 44, 50, None, True, True),
    ("It needs 44–50 people.", 44, 50, None, True, True),
    ("It costs $10 to $15 billion.", 10e9, 15e9, "USD", True, True),
    ("It costs $10-15 billion.", 10e9, 15e9, "USD", True, True),
    ("It costs $10bn-$15bn.", 10e9, 15e9, "USD", True, True),
    ("Between five and six million came.", 5e6, 6e6, None, True, True),
    ("Between one and two thousand came.", 1e3, 2e3, None, True, True),
    ("Prices range from £20 to £45.", 20, 45, "GBP", True, True),
    ("Fees range from A$800 to A$2,000.", 800, 2000, "AUD", True, True),
    ("They won by 10 to 20 points.", 10, 20, "point", True, True),
    ("They won 3 to 5 medals.", 3, 5, None, True, True),
    ("The wall is 2,45 m high.", 2.45, 2.45, "metre", True, True),
    ("Prices rose 3,4% in May.", 3.4, 3.4, "%", True, True),
    ("The cable is 1,245 m long.", 1245, 1245, "metre", True, True),
    ("It costs between A$5m and A$7m.", 5e6, 7e6, "AUD", True, True),
    ("The bid is between $190 and $150 million.", 150e6, 190e6, "USD", True, True),
    ("The bid is $90 to $1.5 million.", 90, 1.5e6, "USD", True, True),
    ("It needs at least 5 but less than 10 staff.", 5, 10, None, True, False),
    ("It has over 100 and under 200 rooms.", 100, 200, None, False, False),
    ("It is for people aged between 18 and 24.", 18, 24, "year", True, True),
    ("It is for 16- to 24-year-olds.", 16, 24, "year", True, True),
    ("It costs $2-3 million per year.", 2e6, 3e6, "USD per year", True, True),
    ("Expect between minus 3 and plus 2 degrees.", -3, 2, "degree", True, True),
    ("Two to three dozen people came.", 24, 36, None, True, True),
    ("Lows of -5 to -2 degrees are expected.", -5, -2, "degree", True, True),
    ("He got three to five years.", 3, 5, "year", True, True),
    ("Rain of 4-8 inches fell.", 4, 8, "inch", True, True),
    ("Dozens came.", 24, 200, None, True, False),
    ("Tens of thousands came.", 20_000, 100_000, None, True, False),
    ("Several hundred came.", 300, 1000, None, True, False),
    ("It cost tens of millions of dollars.", 20e6, 100e6, "USD", True, False),
]

HEDGED = [
    ("About 300 came.", 300), ("Around 300 came.", 300), ("Some 300 people came.", 300),
    ("Nearly 300 came.", 300), ("Almost 300 came.", 300), ("Roughly 300 came.", 300),
    ("Approximately 300 came.", 300), ("An estimated 300 came.", 300), ("300 or so came.", 300),
    ("300-odd people came.", 300), ("Close to 300 came.", 300), ("~300 came.", 300),
]  # fmt: skip

# two values, not a range or a bound
MOVEMENTS = [
    ("Shares fell from $75 to $45.88.", [75, 45.88]),
    ("The rate rose from 3 percent to 5 percent.", [3, 5]),
    ("It went back up to 4.8 percent.", [4.8]),
    ("The price climbed to $80 from $72.", [80, 72]),
    ("The blast killed 12 and injured 30.", [12, 30]),
]

RATES = [
    ("It costs $170m a year.", 170e6, "USD per year"),
    ("They pay £9 per hour.", 9, "GBP per hour"),
    ("It is worth $98 a share.", 98, "USD per share"),
    ("Oil was at $58.20 a barrel.", 58.2, "USD per barrel"),
    ("A dose costs 30 cents per tablet.", 30, "cent per tablet"),
    ("Workers get 50 pounds a week.", 50, "GBP per week"),
]

MULTIPLES = [
    ("Sales doubled.", 2), ("A sixfold rise followed.", 6), ("It was a 10-fold rise.", 10),
    ("Costs tripled.", 3), ("It is 3x faster.", 3), ("Profit halved.", 0.5),
]  # fmt: skip

NOTHING = [
    '<post id="672138616265564160" width="500">',
    "See the post 669350861383049216 of that day.",
    "They talked to one another.", "One of the doors was open.", "No one knows.",
    "It began in 1998.", "The 1990s were calm.", "In the '90s it was calm.",
    "It opened on May 5.", "It opened on 5 May 2011.", "It runs from 25-29 September.",
    "The S&P 500 fell.", "The 5G network failed.", "The G20 met.", "G7 leaders met.",
    "Section 427 applies.", "Chapter 11 was sought.", "Article 50 was used.",
    "Call 555-0142 now.", "Call (212) 555-0187 now.", "Call +44 20 7946 0958 now.",
    "See https://example.org/a/12/34 for it.", "It was 24/7 work.", "After 9/11 it changed.",
    "The 2019-20 season ended.", "The 2019/20 season ended.", "Flight 302 left.",
    "They flew a F-16 over it.", "A Kestrel 737 landed.", "COVID-19 spread.",
    "They read Catch-22 together.", "They live near Route 66.", "Exit 12 was shut.",
    "Version 2.0.1 is out.", "Phase 2 starts soon.", "It was a multi-million-pound plan.",
    "It was a six-figure sum.", "The Group of 20 met.", "The Group of Seven met.",
    "The A380 is large.", "Both A-10s took off.", "See pp. 12-14 for it.",
    "They queued at 7-Eleven.", "It landed at 221B Baker Street.",
    "They met at 400 W Mill Street.",
    "She is ranked No. 4 now.", "He is the world No 4 now.", "She has a Rudder 11 Pro.",
    "She beat him one-on-one.",
]  # fmt: skip

SCORES = [
    ("The Hawks beat the Owls 27 points to 25.", 27, 25),
    ("The bill was adopted by 131 votes to 112.", 131, 112),
    ("Councillors backed it by six votes to three on Monday.", 6, 3),
    ("Parliament passed the law with 61 in favour and 41 against.", 61, 41),
    ("They won the final by three goals to two.", 3, 2),
    ("The house approved the law by 113 to 112.", 113, 112),
          ("The council voted 6 to 3 to close the pool.", 6, 3), ("The Owls lost 4 to 2.", 4, 2),
          ("The vote was 5 to 4.", 5, 4), ("They won 21 to 18 on Sunday.", 21, 18),
          ("They won 3-2.", 3, 2), ("They lost 30-29 at home.", 30, 29),
          ("The chamber split 52-48.", 52, 48)]  # fmt: skip

EQUIVALENT = [
    "It cost 24 trillion rubles (approx. $287 billion).",
    "It is 8 miles (13 kilometers) away.",
    "It is 8 miles, or 13 kilometers, away.",
    "It reached 30C (86F).",
    "They paid €2.3 billion ($2.6 billion).",
    "The tank holds 40 gallons (151 litres).",
]

NOT_EQUIVALENT = [
    "It costs $12 per month, or $99 per year.",
    "Prices rose 3% (£1.4bn) in May.",
    "It took 3 miles and 13 kilograms.",
]
