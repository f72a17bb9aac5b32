<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="rn_BI">
<context>
    <name>FirstRun</name>
    <message>
        <source>The camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Look at it as somebody who checks in would.</source>
        <translation>请像签到时那样看着摄像头。</translation>
    </message>
    <message>
        <source>Waiting for a picture</source>
        <translation>正在等待画面</translation>
    </message>
    <message>
        <source>The first one found</source>
        <translation>自动选择</translation>
    </message>
    <message>
        <source>None: show invented people (demo)</source>
        <translation>无：显示虚构人员（演示）</translation>
    </message>
    <message>
        <source>&amp;Camera</source>
        <translation>摄像头(&amp;C)</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>没有画面</translation>
    </message>
    <message>
        <source>Nobody in the picture</source>
        <translation>画面中没有人</translation>
    </message>
    <message>
        <source>Good picture</source>
        <translation>画面良好</translation>
    </message>
    <message>
        <source>Not good yet</source>
        <translation>画面还不够好</translation>
    </message>
    <message>
        <source>The first person</source>
        <translation>第一位人员</translation>
    </message>
    <message>
        <source>Enrol yourself: five pictures, a signature, half a minute. Who does not want it gets a number and a PIN.</source>
        <translation>先录入您自己：五张照片、一个签名，约半分钟。不愿录入人脸的人可使用工号和 PIN 码。</translation>
    </message>
    <message>
        <source>&amp;Enrol somebody</source>
        <translation>录入人员(&amp;E)</translation>
    </message>
    <message>
        <source>More people, also from a folder or a list, on the page People.</source>
        <translation>更多人员可在“人员”页面添加，也可从文件夹或列表导入。</translation>
    </message>
    <message>
        <source>People enrolled: {count}</source>
        <translation>已录入人数：{count}</translation>
    </message>
    <message>
        <source>Welcome to FaceClock</source>
        <translation>欢迎使用 FaceClock</translation>
    </message>
    <message>
        <source>People check in and out by looking at a camera. Everything stays on this computer. Setting it up takes about three minutes.</source>
        <translation>员工看一眼摄像头即可签到签退。所有数据都保存在本机。设置约需三分钟。</translation>
    </message>
    <message>
        <source>Only want to look around? An invented company with seven people and a camera that shows them is kept apart from your own data.</source>
        <translation>只想先看看？可以使用一家虚构的公司：七名虚构人员和会显示他们的演示摄像头，与您自己的数据分开保存。</translation>
    </message>
    <message>
        <source>Try it with &amp;invented people</source>
        <translation>用虚构人员试用(&amp;I)</translation>
    </message>
    <message>
        <source>Your company</source>
        <translation>您的公司</translation>
    </message>
    <message>
        <source>Shown at the top of the kiosk and on reports.</source>
        <translation>显示在考勤界面顶部和报表上。</translation>
    </message>
    <message>
        <source>&amp;Company</source>
        <translation>公司(&amp;C)</translation>
    </message>
    <message>
        <source>Days and shifts go by its clock.</source>
        <translation>日期和班次按此时区计算。</translation>
    </message>
    <message>
        <source>&amp;Time zone</source>
        <translation>时区(&amp;T)</translation>
    </message>
    <message>
        <source>The owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>May do everything, and gives others their accounts. Nobody can look this password up.</source>
        <translation>拥有全部权限，并为他人开设账户。密码无法查询，请牢记。</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>您的姓名(&amp;Y)</translation>
    </message>
    <message>
        <source>At least 8 characters.</source>
        <translation>至少 8 个字符。</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <source>The same password &amp;again</source>
        <translation>再次输入密码(&amp;A)</translation>
    </message>
    <message>
        <source>4 to 12 digits, to leave the kiosk. May stay empty.</source>
        <translation>4 到 12 位数字，用于退出考勤界面，可以留空。</translation>
    </message>
    <message>
        <source>E&amp;xit PIN of the kiosk</source>
        <translation>考勤界面退出 PIN 码(&amp;X)</translation>
    </message>
    <message>
        <source>The two passwords differ; type the same one twice.</source>
        <translation>两次输入的密码不同，请重新输入。</translation>
    </message>
    <message>
        <source>The face model</source>
        <translation>人脸模型</translation>
    </message>
    <message>
        <source>The starter pack comes with FaceClock. Stronger ones miss fewer people; those that are not here yet are fetched from the internet once.</source>
        <translation>入门模型随 FaceClock 提供。更强的模型漏识更少；尚未安装的模型会从互联网下载一次。</translation>
    </message>
    <message>
        <source>I accept that this pack is for non-commercial research only</source>
        <translation>我接受此模型仅限非商业研究使用</translation>
    </message>
    <message>
        <source>Accept this licence first, or choose another pack.</source>
        <translation>请先接受许可，或选择其他模型。</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>internet</source>
        <translation>需下载</translation>
    </message>
    <message>
        <source>free to use</source>
        <translation>可自由使用</translation>
    </message>
    <message>
        <source>research only</source>
        <translation>仅限研究</translation>
    </message>
    <message>
        <source>The key of these people&apos;s faces lies unprotected in the demo&apos;s folder.</source>
        <translation>这些人的人脸密钥未受保护，存放在演示文件夹中。</translation>
    </message>
    <message>
        <source>Demo: invented people</source>
        <translation>演示：虚构人员</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>稍后(&amp;L)</translation>
    </message>
    <message>
        <source>Finish and open the &amp;kiosk</source>
        <translation>完成并打开考勤界面(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>Step {number} of {total}</source>
        <translation>第 {number} 步，共 {total} 步</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>完成(&amp;F)</translation>
    </message>
    <message>
        <source>Protection of faces</source>
        <translation>人脸数据的保护</translation>
    </message>
    <message>
        <source>Faces, portraits and signatures are stored encrypted. Where is the key to lie? It can be moved later.</source>
        <translation>人脸、头像和签名均加密保存。密钥存放在哪里？以后可以移动。</translation>
    </message>
</context>
</TS>
