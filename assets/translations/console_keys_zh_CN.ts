<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Keys</name>
    <message>
        <source>Password of your a&amp;ccount</source>
        <translation>您的账户密码(&amp;C)</translation>
    </message>
    <message>
        <source>Set a recovery passphrase</source>
        <translation>设置恢复口令短语</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>更改口令短语</translation>
    </message>
    <message>
        <source>It opens the key where this computer or its keyring is lost, and backups from now on, on any computer. Keep it somewhere else; nobody can look it up.</source>
        <translation>当这台计算机或其密钥环丢失时，可用它打开密钥；此后的备份可在任何计算机上用它打开。请将它保存在别处；没有人能查到它。</translation>
    </message>
    <message>
        <source>Set the passphrase</source>
        <translation>设置口令短语</translation>
    </message>
    <message>
        <source>The faces stay as they are; only the key moves. Programs that are running go on.</source>
        <translation>人脸数据保持不变，只移动密钥。正在运行的程序会继续运行。</translation>
    </message>
    <message>
        <source>Where is the key to lie?</source>
        <translation>密钥存放在哪里？</translation>
    </message>
    <message>
        <source>Keep it there</source>
        <translation>存放在那里</translation>
    </message>
    <message>
        <source>Where somebody may have seen the key. A new one is made in the same place, and everybody&apos;s own keys are wrapped with it; faces are not touched. Earlier backups open with the passphrase of their time alone.</source>
        <translation>用于密钥可能已被他人看到的情况。将在原处生成新密钥，并用它重新包装每个人的密钥；人脸数据不受影响。此前的备份只能用当时的口令短语打开。</translation>
    </message>
    <message>
        <source>Make a new key</source>
        <translation>生成新密钥</translation>
    </message>
    <message>
        <source>Type a passphrase for the new key, the same or another.</source>
        <translation>请为新密钥输入口令短语，可与原来相同。</translation>
    </message>
    <message>
        <source>No passphrase is set: the backups that were made until now will open nowhere any more. Set a passphrase and back up first, if you want to keep them.</source>
        <translation>没有设置口令短语:到现在为止制作的备份将再也无法打开。如果要保留它们,请先设置口令短语并重新备份。</translation>
    </message>
    <message>
        <source>Passphrase, 12 characters or &amp;more</source>
        <translation>口令短语，至少 12 个字符(&amp;M)</translation>
    </message>
    <message>
        <source>The same &amp;again</source>
        <translation>再次输入(&amp;A)</translation>
    </message>
    <message>
        <source>The two passphrases differ; type the same one twice.</source>
        <translation>两次输入的口令短语不同；请输入相同的口令短语。</translation>
    </message>
    <message>
        <source>This computer has no keyring that is running.</source>
        <translation>这台计算机没有正在运行的密钥环。</translation>
    </message>
    <message>
        <source>Choose where the key is to lie.</source>
        <translation>请选择密钥的存放位置。</translation>
    </message>
    <message>
        <source>Type a passphrase, twice the same.</source>
        <translation>请输入口令短语，两次相同。</translation>
    </message>
    <message>
        <source>Leave the fields empty to keep the passphrase that is set.</source>
        <translation>留空则保留已设置的口令短语。</translation>
    </message>
    <message>
        <source>Several words serve well. Keep it somewhere else than on this computer.</source>
        <translation>几个词连在一起就很好。请将它保存在这台计算机以外的地方。</translation>
    </message>
    <message>
        <source>Recommended besides: a recovery passphrase. Without one a backup opens on this computer alone.</source>
        <translation>建议另设恢复口令短语。没有它，备份只能在这台计算机上打开。</translation>
    </message>
    <message>
        <source>cannot be had</source>
        <translation>无法取得</translation>
    </message>
    <message>
        <source>unprotected in the data folder</source>
        <translation>在数据文件夹中，未受保护</translation>
    </message>
    <message>
        <source>in this computer&apos;s keyring</source>
        <translation>在这台计算机的密钥环中</translation>
    </message>
    <message>
        <source>behind a passphrase</source>
        <translation>受口令短语保护</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>The first one is made with the first face; say before then where it is to lie.</source>
        <translation>首个密钥会在录入第一张人脸时生成；请在此之前选择存放位置。</translation>
    </message>
    <message>
        <source>Whoever copies the data folder has the faces: keep the key elsewhere.</source>
        <translation>复制数据文件夹的人就能得到人脸数据：请将密钥存放在别处。</translation>
    </message>
    <message>
        <source>Without a passphrase a backup opens on this computer alone: set one.</source>
        <translation>没有口令短语，备份只能在这台计算机上打开：请设置一个。</translation>
    </message>
    <message>
        <source>This computer&apos;s &amp;keyring (recommended)</source>
        <translation>这台计算机的密钥环（推荐）(&amp;K)</translation>
    </message>
    <message>
        <source>FaceClock starts by itself, and only for this user on this computer.</source>
        <translation>FaceClock 可自行启动，且仅限这台计算机上的此用户。</translation>
    </message>
    <message>
        <source>A &amp;passphrase</source>
        <translation>口令短语(&amp;P)</translation>
    </message>
    <message>
        <source>Needed at each start. If it is forgotten, and no backup opens with another, the faces are lost.</source>
        <translation>每次启动都需要。如果忘记，又没有可用其他口令短语打开的备份，人脸数据将丢失。</translation>
    </message>
    <message>
        <source>&amp;Unprotected</source>
        <translation>不保护(&amp;U)</translation>
    </message>
    <message>
        <source>Whoever copies the data folder has the faces. Only for disks that are encrypted, and to try it.</source>
        <translation>复制数据文件夹的人就能得到人脸数据。仅适用于已加密的磁盘或试用。</translation>
    </message>
    <message>
        <source>too short or too simple</source>
        <translation>太短或太简单</translation>
    </message>
    <message>
        <source>weak: add a word or two</source>
        <translation>较弱：请再加一两个词</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>强</translation>
    </message>
</context>
</TS>
