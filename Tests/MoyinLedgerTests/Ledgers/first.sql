-- A ledger as the first version of the schema holds it: written by moyin audit run, import, assign, rectify, dispute, recheck
-- and close over invented notices, then .dump of sqlite3. Never changed: ledgers like it lie at users.
PRAGMA application_id = 1298949476;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('ledger');
CREATE TABLE meta (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES('item_seals',6718464782751171624);
INSERT INTO meta VALUES('items',14);
INSERT INTO meta VALUES('key',3616579757927378216);
CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, seal INTEGER NOT NULL);
INSERT INTO name VALUES(1,'0.1.0 d37095f7a82f582e',7865408900561779912);
INSERT INTO name VALUES(2,'教育局',959791466454207992);
INSERT INTO name VALUES(3,'通知公告',8795245695370021889);
INSERT INTO name VALUES(4,'民政局',-1419468283359957722);
CREATE TABLE source (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, seal INTEGER NOT NULL);
INSERT INTO source VALUES(1,'a.jsonl',7313332119800867899);
INSERT INTO source VALUES(2,'b.jsonl',9213888790270785551);
INSERT INTO source VALUES(3,'c.jsonl',-8198197761579211108);
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    started INTEGER NOT NULL,
    -- NULL: it was cut off; what it had entered stands.
    finished INTEGER,
    version INTEGER NOT NULL REFERENCES name,
    items INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0,
    leaking INTEGER NOT NULL DEFAULT 0,
    found INTEGER NOT NULL DEFAULT 0,
    reopened INTEGER NOT NULL DEFAULT 0,
    not_reviewed INTEGER NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0,
    seal INTEGER NOT NULL DEFAULT 0
);
INSERT INTO run VALUES(1,1795706573,1795706573,1,13,0,8012,9,9,0,0,0,746990113846338527);
INSERT INTO run VALUES(2,1795706574,1795706574,1,11,9,6627,0,0,0,0,0,-6441246675215209949);
INSERT INTO run VALUES(3,1795706583,1795706584,1,1,0,132,0,0,0,1,0,-2126214963819265066);
CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    title TEXT,
    unit INTEGER REFERENCES name,
    channel INTEGER REFERENCES name,
    url TEXT,
    published TEXT,
    source INTEGER NOT NULL REFERENCES source,
    content BLOB NOT NULL,
    version INTEGER NOT NULL REFERENCES name,
    verdict INTEGER NOT NULL,
    needs_person INTEGER NOT NULL,
    -- Why it was not reviewed.
    problem TEXT,
    first_run INTEGER NOT NULL REFERENCES run,
    last_run INTEGER NOT NULL REFERENCES run,
    -- The run that read its source as a whole and did not meet it.
    gone INTEGER REFERENCES run,
    seal INTEGER NOT NULL
);
INSERT INTO item VALUES(1,'1','通知1',2,3,'http://www.yunze.example/1.html','2026-01-01',1,X'77c0b63eecacb591a50d3d20001feea2',1,1,0,NULL,1,1,NULL,-8854583989901533165);
INSERT INTO item VALUES(2,'2','通知2',4,3,'http://www.yunze.example/2.html','2026-01-01',1,X'e13bd8f762daf762f4dcf74212d74537',1,1,0,NULL,1,1,NULL,-3674502529902339869);
INSERT INTO item VALUES(3,'3','通知3',2,3,'http://www.yunze.example/3.html','2026-01-01',2,X'c57a55367c0c57e2796efde0d4bc0e0a',1,0,0,NULL,1,1,NULL,5804127933551075181);
INSERT INTO item VALUES(4,'4','通知4',4,3,'http://www.yunze.example/4.html','2026-01-01',2,X'59bf7ae57fb1370b5166637c54e374d7',1,0,0,NULL,1,1,NULL,-612595782574236013);
INSERT INTO item VALUES(5,'5','通知5',2,3,'http://www.yunze.example/5.html','2026-01-01',2,X'b9fd92c2148c3af70e4b58908809981a',1,0,0,NULL,1,1,NULL,8698401192649549288);
INSERT INTO item VALUES(6,'6','通知6',4,3,'http://www.yunze.example/6.html','2026-01-01',1,X'af3c15dab62242342a1a3468025e8b9d',1,1,0,NULL,1,1,NULL,-6668978516780821541);
INSERT INTO item VALUES(7,'7','通知7',2,3,'http://www.yunze.example/7.html','2026-01-01',2,X'8d564f66f94e5548b3e88f7c388b7b86',1,0,0,NULL,1,2,NULL,8832917865299303700);
INSERT INTO item VALUES(8,'8','通知8',4,3,'http://www.yunze.example/8.html','2026-01-01',2,X'5e88a10fe86382229be892e8de4feba0',1,0,0,NULL,1,2,NULL,-2734250185902393973);
INSERT INTO item VALUES(9,'9','通知9',2,3,'http://www.yunze.example/9.html','2026-01-01',1,X'48ea88469ec9aeb5c934383ccc602e2f',1,0,0,NULL,1,1,NULL,-109012085621652849);
INSERT INTO item VALUES(10,'10','通知10',4,3,'http://www.yunze.example/10.html','2026-01-01',1,X'81e4f21b4d28cc27e7e1fe4a3883e378',1,0,0,NULL,1,1,NULL,4288818106413326688);
INSERT INTO item VALUES(11,'11','通知11',2,3,'http://www.yunze.example/11.html','2026-01-01',1,X'cc728d5cd62200428db29c6912cd20a4',1,0,0,NULL,1,1,NULL,4135375472092113518);
INSERT INTO item VALUES(12,'12','通知12',4,3,'http://www.yunze.example/12.html','2026-01-01',1,X'c9577efe182ec2736999d68f1c3f5adb',1,0,0,NULL,1,1,NULL,2969648797405759551);
INSERT INTO item VALUES(13,'20','通知20',4,3,'http://www.yunze.example/20.html','2026-01-01',1,X'c1daa5197ea38a1f2d10bc8f1e379715',1,1,0,NULL,1,1,NULL,-3972530636947342431);
INSERT INTO item VALUES(14,'30','附件',4,3,'http://www.yunze.example/30.html',NULL,3,X'b84d2ccdda58e37423190014d67a8e7e',1,4,0,'没有这个文件或文件夹',3,3,NULL,-1384370857029636461);
CREATE TABLE cases (
    id INTEGER PRIMARY KEY,
    item INTEGER NOT NULL UNIQUE REFERENCES item,
    -- The case of an item that says the same.
    same_as INTEGER REFERENCES cases,
    origin TEXT NOT NULL,
    also TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    severity INTEGER NOT NULL,
    persons INTEGER NOT NULL,
    problem TEXT,
    unit INTEGER REFERENCES name,
    person TEXT,
    deadline TEXT,
    measure TEXT,
    evidence TEXT,
    reason TEXT,
    author TEXT,
    approver TEXT,
    found_at INTEGER NOT NULL,
    assigned_at INTEGER,
    rectified_at INTEGER,
    rechecked_at INTEGER,
    rechecked_by TEXT,
    closed_at INTEGER,
    failed_rechecks INTEGER NOT NULL DEFAULT 0,
    reopened INTEGER NOT NULL DEFAULT 0,
    -- The item as it was then.
    content BLOB NOT NULL,
    leaks BLOB NOT NULL,
    sketch BLOB NOT NULL,
    seal INTEGER NOT NULL
);
INSERT INTO cases VALUES(1,1,NULL,'self','','found',3,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795706573,NULL,NULL,NULL,NULL,NULL,0,0,X'77c0b63eecacb591a50d3d20001feea2',X'090011aec0f681c8',X'6747ffffffffe5a2fffff6afffffffffe9e1cf89ffffffffcf6d109f9912ffffffffca02ea29ffffffffd3c84535d3e5ffff14b966ddffff5db3ffffc66451ecffffffffffff164dffffffffffffffffbe0bffff70c569721600810cffffa44c84ba3eded12c0d44fffffa2764a7d26fffffa7c716eecec68977ffff737affff',-1625570959964200998);
INSERT INTO cases VALUES(2,2,NULL,'self','','assigned',3,1,NULL,NULL,'丙','2026-12-31',NULL,NULL,NULL,NULL,NULL,1795706573,1795706574,NULL,NULL,NULL,NULL,0,0,X'e13bd8f762daf762f4dcf74212d74537',X'841ecfb9ec601284',X'732affffffffe5a2ffff22c8ffffffffe9e1ffffffffac89cf6d109fffffffffffffca02ea29008dffffd3c84535d3e5d9b014b966ddffffffffffffc66451ecffffffffffff2fbcffffffffffffffffbe0bffffbc7669721600810cffffa44c84ba3eded12c0d44fffffa2764a7d26f7df2a7c7ffffcec68977ffff737affff',-3880347549439222722);
INSERT INTO cases VALUES(3,3,NULL,'self','','rechecked',3,1,NULL,NULL,'丙','2026-12-31','脱敏',NULL,NULL,NULL,NULL,1795706573,1795706574,1795706574,1795706574,'乙',NULL,0,0,X'5e00ee2da88ee4ca49f6c5846b95bc27',X'da09893521ca2326',X'6747ffffffffe5a2fffff6afffffffffe9e1ffffab0fffffcf6d109fffff3b92ffffca02ea29ffffffffd3c84535d3e5ffff14b966ddffffffffffffc66451ecffffffffffff2fbcffff91d9d1c0ffffbe0bffffba0769721600810cffffa44c0f8b3eded12c0d44fffffa2764a7d26fffffa7c7ffffcec68977ffff737af7fc',-1122556219450090266);
INSERT INTO cases VALUES(4,4,NULL,'self','','closed',3,1,NULL,NULL,'丙','2026-12-31','脱敏',NULL,NULL,NULL,NULL,1795706573,1795706574,1795706574,1795706574,'乙',1795706574,0,0,X'2af8566a76d8dfeeff1b9e825c5cda48',X'ca9eb677d0e57fee',X'6747ffffffffe5a2fffff6afffffffffe9e1ffffffffffffcf6d109fffffffffffffca02ea29ffffffffd3c84584d3e5ffff14b966ddffffffffffffc66451ecffffffff15e62fbcffffffffffffffffbe0bffffba0769721600810cffffa44c84ba3ede0cf00d44fffffa2764a7d26fffffa7c703edcec68977ffff737a0531',6661156153565107973);
INSERT INTO cases VALUES(5,5,NULL,'self','','rechecked',3,1,NULL,NULL,'丙','2026-12-31','脱敏',NULL,NULL,NULL,NULL,1795706573,1795706574,1795706574,1795706574,'乙',NULL,0,0,X'0d4ba9e3eb7b3e11a284d3e314e3908e',X'138056902e4e36ab',X'6747ffffffffe5a2fffff6afffffffffe9e1ffffffffffffcf6d109fffffffff62feca02ea29062fffffd3c80f76d3e5b01114b966ddffffffffffffc66451ecffffffffffff2fbcffffffffffffffffbe0bffffba0769721600810cffffa44c84ba3edef9bc0d44fffffa2764a7d26fffffa7c7ffffcec68977ffff737affff',3867290387044500385);
INSERT INTO cases VALUES(6,6,NULL,'self','','disputed',3,1,NULL,NULL,NULL,NULL,NULL,NULL,'样例','丙',NULL,1795706573,NULL,NULL,NULL,NULL,NULL,0,0,X'af3c15dab62242342a1a3468025e8b9d',X'8ad147f15014b017',X'6747ffff44f3e5a2fffff6afffffffffe9e1ffffffff6371cf6d109fffffffffffffca02ea29ffffffffd3c84535d3e5ffff14b966ddffffffffffffc66451ecffff32a1ffff2fbcffffffffffffb24ebe0bffffba0769721600810cffffa44c84ba3eded12c0d44fffffa2764a7d26fffffa7c75078cec68977ffff5df2ffff',2319908625195815638);
INSERT INTO cases VALUES(7,7,NULL,'self','','false_alarm',3,1,NULL,NULL,NULL,NULL,NULL,NULL,'样例','丙','乙',1795706573,NULL,NULL,NULL,NULL,1795706583,0,0,X'158ccb77250f2144deb650dd65fc8e48',X'ec0f970ad0fcee78',X'6747ffffffffe5a2fffff6afffffffffe9e1ffffffffea101eda109fa5c7ffffffffca02ea29ffffffffd3c84535d3e5ffff14b966ddffffffffffffc66451ecffffffffffff2fbcffff0c89ffffd74fbe0be21eba0769721600810cffffa44c84ba3eded12c0d44fffffa2764a7d26fffffa7c7ffffcec68977ffff737affff',8031101361620745344);
INSERT INTO cases VALUES(8,8,NULL,'self','','found',3,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795706573,NULL,NULL,NULL,NULL,NULL,0,0,X'8eeeb45f567e063f838e2a71cf60ce19',X'b37efc559e1bdd55',X'6747ffffffffe5a2fffff6affffffffff583ffffc627ffffcf6d109fffffffffffffca02ea29ffffffffd3c84535d3e5f92914b966ddffffffffffffc66451ecffffffffffff2fbc7a1effffffffffffbe0bffffba0769721600810cffffa44c84ba3eded12c0d44fffffa2764a7d26fffffa7c7ffffcec68977ffff737affff',-615213226267784576);
INSERT INTO cases VALUES(9,13,8,'self','','rectified',3,1,NULL,NULL,NULL,NULL,'脱敏',NULL,NULL,NULL,NULL,1795706573,NULL,1795706574,NULL,NULL,NULL,0,0,X'c1daa5197ea38a1f2d10bc8f1e379715',X'b37efc559e1bdd55',X'6747ffffffffe5a2fffff6affffffffff583ffffc627ffffcf6d109fffffffffffffca02ea29ffffffffd3c84535d3e5f92914b966ddffffffffffffc66451ecffffffffffff2fbc7a1effffffffffffbe0bffffba0769721600810cffffa44c84ba3eded12c0d44fffffa2764a7d26fffffa7c7ffffcec68977ffff737affff',6376801625060800203);
INSERT INTO cases VALUES(10,9,NULL,'assigned','','rectified',0,0,'内容与标题不符',NULL,NULL,NULL,'脱敏',NULL,NULL,NULL,NULL,1795706574,1795706574,1795706574,NULL,NULL,NULL,0,0,X'48ea88469ec9aeb5c934383ccc602e2f',X'',X'',-7028933142144542687);
INSERT INTO cases VALUES(11,10,NULL,'assigned','','assigned',0,0,'内容过期',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795706574,1795706574,NULL,NULL,NULL,NULL,0,0,X'81e4f21b4d28cc27e7e1fe4a3883e378',X'',X'',539504275105533897);
CREATE TABLE finding (
    "case" INTEGER NOT NULL REFERENCES cases,
    kind TEXT NOT NULL,
    severity INTEGER NOT NULL,
    count INTEGER NOT NULL,
    places TEXT NOT NULL,
    fingerprints BLOB NOT NULL,
    is_present INTEGER NOT NULL,
    PRIMARY KEY ("case", kind, severity)
) WITHOUT ROWID;
INSERT INTO finding VALUES(1,'CN_MOBILE',3,1,'第3行',X'418cebc813f8e2b8',1);
INSERT INTO finding VALUES(2,'CN_MOBILE',3,1,'第3行',X'b11d3c23e88f1b76',1);
INSERT INTO finding VALUES(3,'CN_MOBILE',3,1,'第3行',X'c23d4b911f3d8267',0);
INSERT INTO finding VALUES(4,'CN_MOBILE',3,1,'第3行',X'1e303792521ea023',0);
INSERT INTO finding VALUES(5,'CN_MOBILE',3,1,'第3行',X'44273e3878ea6fd2',0);
INSERT INTO finding VALUES(6,'CN_MOBILE',3,1,'第3行',X'18d91ca3c4e36941',1);
INSERT INTO finding VALUES(7,'CN_MOBILE',3,1,'第3行',X'85fe98e48dd14817',0);
INSERT INTO finding VALUES(8,'CN_MOBILE',3,1,'第3行',X'eb0e13e16ecd50b2',0);
INSERT INTO finding VALUES(9,'CN_MOBILE',3,1,'第3行',X'eb0e13e16ecd50b2',1);
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    "case" INTEGER REFERENCES cases,
    detail TEXT NOT NULL,
    -- Of the case as it was afterwards, or of all items together.
    state_seal INTEGER NOT NULL,
    seal BLOB NOT NULL
);
INSERT INTO history VALUES(1,1795706573,'甲','run_started',NULL,'{"run":1}',0,X'a6d898446a515b4c65cbc71bc9c6ff18');
INSERT INTO history VALUES(2,1795706573,'甲','found',1,'{}',-1625570959964200998,X'0ebe104709d681f00f2d340f6ca04b73');
INSERT INTO history VALUES(3,1795706573,'甲','found',2,'{}',-4159256371996910351,X'9e8a2f7cb450281f761644b86a5a0644');
INSERT INTO history VALUES(4,1795706573,'甲','found',3,'{}',3337217067891742462,X'c4dff2758b00cb5a65a9fde52808f723');
INSERT INTO history VALUES(5,1795706573,'甲','found',4,'{}',7423645913368987044,X'4f4ba3aaaa693929ca3d6691131ca3e0');
INSERT INTO history VALUES(6,1795706573,'甲','found',5,'{}',-9016884317827163200,X'03779eea5bea39a5c4ff80dbfca1ca3d');
INSERT INTO history VALUES(7,1795706573,'甲','found',6,'{}',-7008543217754507806,X'06daa965826ff84f848d20e97906b764');
INSERT INTO history VALUES(8,1795706573,'甲','found',7,'{}',-4165482778629424077,X'218ff4956ebb4f0b753ba99e5c8f997e');
INSERT INTO history VALUES(9,1795706573,'甲','found',8,'{}',-2497577628934250571,X'397aed8323f1c0249a9db858ba587090');
INSERT INTO history VALUES(10,1795706573,'甲','found',9,'{}',-4399839897752644701,X'18e5b20aac7cf1750eb12b509ce521a0');
INSERT INTO history VALUES(11,1795706573,'甲','items',NULL,'{"count":13,"run":1}',2271639221706890914,X'0a71b8a8c0dc4d2611db23434d0730a9');
INSERT INTO history VALUES(12,1795706573,'甲','run_finished',NULL,'{"found":9,"gone":0,"items":13,"not_reviewed":0,"reopened":0,"run":1,"unchanged":0}',2271639221706890914,X'3a644c7f9155452dae22db0605d9dcbd');
INSERT INTO history VALUES(13,1795706574,'甲','listed',10,'{"line":2,"origin":"assigned"}',-8448204575420222714,X'07febf94a00a43e2fb8b4b9c5084468d');
INSERT INTO history VALUES(14,1795706574,'甲','listed',11,'{"line":3,"origin":"assigned"}',539504275105533897,X'd7c5bdb19f690ae7756b766d88fd4e10');
INSERT INTO history VALUES(15,1795706574,'甲','assigned',2,'{"deadline":"2026-12-31","person":"丙","unit":null}',-3880347549439222722,X'7083b9c7d7e3b5b937596e54c60951df');
INSERT INTO history VALUES(16,1795706574,'甲','assigned',3,'{"deadline":"2026-12-31","person":"丙","unit":null}',8063833793432141363,X'253a4903e780023f823021b23e9c9ecf');
INSERT INTO history VALUES(17,1795706574,'甲','assigned',4,'{"deadline":"2026-12-31","person":"丙","unit":null}',-3349518792564298534,X'f10e6aacf2347c7c7663a36133982dd3');
INSERT INTO history VALUES(18,1795706574,'甲','assigned',5,'{"deadline":"2026-12-31","person":"丙","unit":null}',-7429063847800674114,X'9b1075e750629b91c9142c4c08f544f9');
INSERT INTO history VALUES(19,1795706574,'丙','rectified',3,'{"evidence":null,"measure":"脱敏"}',4316513519515702560,X'1afb86a6c4d14a4c083fab373d8a9698');
INSERT INTO history VALUES(20,1795706574,'丙','rectified',4,'{"evidence":null,"measure":"脱敏"}',-5379060710281580751,X'9d0ec2d0df367118eb6e93f0d44af4f9');
INSERT INTO history VALUES(21,1795706574,'丙','rectified',5,'{"evidence":null,"measure":"脱敏"}',-2044638316793134896,X'78c783c809596dcf07269b6e778dedfb');
INSERT INTO history VALUES(22,1795706574,'丙','rectified',9,'{"evidence":null,"measure":"脱敏"}',6376801625060800203,X'8d5fba6ac56926f55fe398b5e7c01197');
INSERT INTO history VALUES(23,1795706574,'丙','rectified',10,'{"evidence":null,"measure":"脱敏"}',-7028933142144542687,X'53942dc527582689ee52ece656386685');
INSERT INTO history VALUES(24,1795706574,'丙','disputed',6,'{"reason":"样例"}',2319908625195815638,X'f73a1970790b681c2291e140e4035fea');
INSERT INTO history VALUES(25,1795706574,'丙','disputed',7,'{"reason":"样例"}',-7631352987113649977,X'2b184cb696d5da26706859afd26f5440');
INSERT INTO history VALUES(26,1795706574,'乙','read',3,'{}',-1986146959670661371,X'5da6ddd6e59d3371a995b53bc5a4850b');
INSERT INTO history VALUES(27,1795706574,'乙','read',4,'{}',8148659521756143211,X'eb5457408c9be9d6e47da8b23852cd77');
INSERT INTO history VALUES(28,1795706574,'乙','read',5,'{}',-7814717141974324458,X'a3a33c52bb4d6bdacd0e72b191578344');
INSERT INTO history VALUES(29,1795706574,'乙','items',NULL,'{"count":3,"run":1}',8154255119189106536,X'ef35566f2ac1eb72b486a701909040d5');
INSERT INTO history VALUES(30,1795706574,'乙','rechecked',3,'{"outcome":"passed"}',-1122556219450090266,X'f34811c44e096006b60f3059875d3a19');
INSERT INTO history VALUES(31,1795706574,'乙','rechecked',4,'{"outcome":"passed"}',7720394791602113702,X'8d805c23a46667e5853c840856591655');
INSERT INTO history VALUES(32,1795706574,'乙','rechecked',5,'{"outcome":"passed"}',3867290387044500385,X'b7709a2ecca21bce007ea30e546a3aa3');
INSERT INTO history VALUES(33,1795706574,'甲','closed',4,'{}',6661156153565107973,X'ea8ae63946dd18b6d18448969ff26cf0');
INSERT INTO history VALUES(34,1795706574,'甲','run_started',NULL,'{"run":2}',8154255119189106536,X'e20d18c5e53539146a31c7a4ad9a9e38');
INSERT INTO history VALUES(35,1795706574,'甲','read',7,'{}',4294171862917490800,X'2e99e10ed116ec5ce48decd8bc5b56fb');
INSERT INTO history VALUES(36,1795706574,'甲','read',8,'{}',-615213226267784576,X'3d194fb5463660a620828a532e02d103');
INSERT INTO history VALUES(37,1795706574,'甲','items',NULL,'{"count":2,"run":2}',8102835639780808085,X'24bd8491e801dec56f20a4a51aafc3e3');
INSERT INTO history VALUES(38,1795706574,'甲','run_finished',NULL,'{"found":0,"gone":0,"items":11,"not_reviewed":0,"reopened":0,"run":2,"unchanged":9}',8102835639780808085,X'3f0590ce2240d64be1cdfa1f73dd6108');
INSERT INTO history VALUES(39,1795706583,'乙','false_alarm',7,'{}',8031101361620745344,X'55a22c687bdcd94d0caff5e01745ba21');
INSERT INTO history VALUES(40,1795706583,'甲','run_started',NULL,'{"run":3}',8102835639780808085,X'59dcc34fafc61c6fbf881c02d4805a50');
INSERT INTO history VALUES(41,1795706584,'甲','items',NULL,'{"count":1,"run":3}',6718464782751171624,X'edb2c79f58c835e99bcb7bd03f05bad8');
INSERT INTO history VALUES(42,1795706584,'甲','run_finished',NULL,'{"found":0,"gone":0,"items":1,"not_reviewed":1,"reopened":0,"run":3,"unchanged":0}',6718464782751171624,X'906867c024a77e97e37fe67a9748db81');
CREATE INDEX cases_state ON cases (state);
CREATE INDEX history_case ON history ("case") WHERE "case" IS NOT NULL;
COMMIT;
