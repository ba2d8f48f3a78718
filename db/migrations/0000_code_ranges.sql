-- A scope is a set of code ranges (decision 2): town 610926100 is ['610926100', '610926100:'), for ':' follows '9'.
-- As one multirange it is compared in one operator, and an absent scope is null, which sees nothing.
CREATE TYPE code_range AS RANGE (subtype = text, collation = "C");
