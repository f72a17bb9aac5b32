<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>People</name>
    <message>
        <source>Delete {name} for good?</source>
        <translation>永久删除 {name}？</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>删除 {name}</translation>
    </message>
    <message>
        <source>To go on, &amp;type the name or the number {number}</source>
        <translation>请输入姓名或工号 {number} 以继续(&amp;T)</translation>
    </message>
    <message>
        <source>Deleted at once: face pictures {templates}, kept pictures {pictures}, portrait, PIN. All consents end.</source>
        <translation>立即删除：人脸模板 {templates} 个、保留的照片 {pictures} 张，以及头像和 PIN 码。所有同意随之终止。</translation>
    </message>
    <message>
        <source>What stays, under the number alone: check-ins, hours, corrections, signed consents and the audit log. Hours that were worked and paid must remain explicable.</source>
        <translation>仅以工号保留：打卡、工时、更正、已签署的同意书和审计日志。已工作和已支付的工时须可说明。</translation>
    </message>
    <message>
        <source>Earlier backups hold the person until they are replaced.</source>
        <translation>较早的备份在被替换之前仍包含此人的数据。</translation>
    </message>
    <message>
        <source>Drop one folder of people or one CSV table.</source>
        <translation>请拖入一个人员文件夹或一个 CSV 表格。</translation>
    </message>
    <message>
        <source>{name} is neither a folder of people nor a CSV table.</source>
        <translation>{name} 既不是人员文件夹，也不是 CSV 表格。</translation>
    </message>
    <message>
        <source>Export the data of {name}</source>
        <translation>导出 {name} 的数据</translation>
    </message>
    <message>
        <source>Choose a file and export</source>
        <translation>选择文件并导出</translation>
    </message>
    <message>
        <source>A zip with a letter in English and Chinese: person, consents with signatures, pictures, check-ins and corrections, hours, rosters and leave, and the audit log about the person.</source>
        <translation>一个 ZIP 文件，附中英文说明：个人信息、带签名的同意书、照片、打卡与更正、工时、排班与请假，以及与此人有关的审计日志。</translation>
    </message>
    <message>
        <source>Also the &amp;numbers of the face templates</source>
        <translation>同时导出人脸模板的数值(&amp;N)</translation>
    </message>
    <message>
        <source>They are the person&apos;s data, too, but a likeness can be made from them: only when asked.</source>
        <translation>这些数值也属于个人数据，但可据此还原出相似的面容：仅在本人要求时导出。</translation>
    </message>
    <message>
        <source>Export the person&apos;s data</source>
        <translation>导出个人数据</translation>
    </message>
    <message>
        <source>Exported to {file}.</source>
        <translation>已导出到 {file}。</translation>
    </message>
    <message>
        <source>Search name, number or team</source>
        <translation>搜索姓名、工号或团队</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>How they check in</source>
        <translation>打卡方式</translation>
    </message>
    <message>
        <source>PIN only</source>
        <translation>仅用 PIN 码</translation>
    </message>
    <message>
        <source>Neither face nor PIN</source>
        <translation>既无人脸也无 PIN 码</translation>
    </message>
    <message>
        <source>Face without consent</source>
        <translation>有人脸但无同意</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>在职</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>已离职</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>All records</source>
        <translation>全部记录</translation>
    </message>
    <message>
        <source>Without PIN</source>
        <translation>无 PIN 码</translation>
    </message>
    <message>
        <source>All teams</source>
        <translation>所有团队</translation>
    </message>
    <message>
        <source>No team</source>
        <translation>无团队</translation>
    </message>
    <message>
        <source>Import people</source>
        <translation>导入人员</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>&amp;Each of them agreed in writing to be recognised by face</source>
        <translation>每个人都已书面同意使用人脸识别(&amp;E)</translation>
    </message>
    <message>
        <source>They also agreed that the pictures are &amp;kept</source>
        <translation>他们也同意保留照片(&amp;K)</translation>
    </message>
    <message>
        <source>Reading {name} …</source>
        <translation>正在读取 {name} …</translation>
    </message>
    <message>
        <source>Import people: {count}</source>
        <translation>导入 {count} 人</translation>
    </message>
    <message>
        <source>Import without photographs: {count}</source>
        <translation>导入 {count} 人（不含照片）</translation>
    </message>
    <message>
        <source>A folder holds a folder for each person, named by the number, with photographs in it. A table is a CSV file with the columns id, name, team, photo, pin; several rows of one id are several photographs, and whoever has a PIN needs none.</source>
        <translation>文件夹中每人一个以工号命名的子文件夹，内含照片。表格为 CSV 文件，列为 id、name、team、photo、pin；同一 id 的多行表示多张照片，有 PIN 码的人不需要照片。</translation>
    </message>
    <message>
        <source>Choose a &amp;folder</source>
        <translation>选择文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Choose a &amp;table</source>
        <translation>选择表格(&amp;T)</translation>
    </message>
    <message>
        <source>Nothing is written before you have seen what would come.</source>
        <translation>在您查看预览之前，不会写入任何内容。</translation>
    </message>
    <message>
        <source>Choose a folder of people</source>
        <translation>选择人员文件夹</translation>
    </message>
    <message>
        <source>Choose a table of people</source>
        <translation>选择人员表格</translation>
    </message>
    <message>
        <source>Show what was refused</source>
        <translation>查看被拒绝的内容</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>关闭此提示</translation>
    </message>
    <message>
        <source>looks like {other}: the kiosk may decide for neither of the two.</source>
        <translation>与 {other} 相像：考勤机可能无法判定是两人中的哪一位。</translation>
    </message>
    <message>
        <source>shows somebody else too: the large face in the middle was taken.</source>
        <translation>照片中还有其他人：已采用中间较大的人脸。</translation>
    </message>
    <message>
        <source>was taken, but a better picture would help.</source>
        <translation>已采用，但最好换一张更清晰的照片。</translation>
    </message>
    <message>
        <source>What was refused</source>
        <translation>被拒绝的内容</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Mend these in the folder or table and import it again: nothing comes twice.</source>
        <translation>请在文件夹或表格中修正后重新导入：已导入的内容不会重复。</translation>
    </message>
    <message>
        <source>&amp;Save as a table</source>
        <translation>保存为表格(&amp;S)</translation>
    </message>
    <message>
        <source>Saved; save again</source>
        <translation>已保存，再次保存</translation>
    </message>
    <message>
        <source>Save what was refused</source>
        <translation>保存被拒绝的内容</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>已采用</translation>
    </message>
    <message>
        <source>What</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>An import is under way; wait for its end or cancel it.</source>
        <translation>正在导入，请等待结束或先取消。</translation>
    </message>
    <message>
        <source>Importing {source}</source>
        <translation>正在导入 {source}</translation>
    </message>
    <message>
        <source>Added: {added} · Updated: {updated} · Refused: {refused}</source>
        <translation>新增：{added} · 更新：{updated} · 拒绝：{refused}</translation>
    </message>
    <message>
        <source>Move to another team: {count}</source>
        <translation>调往其他团队：{count} 人</translation>
    </message>
    <message>
        <source>Move them</source>
        <translation>调动</translation>
    </message>
    <message>
        <source>Rename a team</source>
        <translation>重命名团队</translation>
    </message>
    <message>
        <source>Rename the team</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>&amp;Team</source>
        <translation>团队(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;New name</source>
        <translation>新名称(&amp;N)</translation>
    </message>
    <message>
        <source>Its people and rosters come along.</source>
        <translation>其成员和排班随之转移。</translation>
    </message>
    <message>
        <source>Called so &amp;from</source>
        <translation>自何日起使用(&amp;F)</translation>
    </message>
    <message>
        <source>The days before keep the old name in reports.</source>
        <translation>此前的日期在报表中仍使用原名称。</translation>
    </message>
    <message>
        <source>Moved: {count}.</source>
        <translation>已调动 {count} 人。</translation>
    </message>
    <message>
        <source>Locked days keep their hours.</source>
        <translation>已锁定日期的工时保持不变。</translation>
    </message>
    <message>
        <source>Choose one, or type a new name. Empty: no team.</source>
        <translation>选择一个团队，或输入新名称；留空表示无团队。</translation>
    </message>
    <message>
        <source>In this team &amp;from</source>
        <translation>自何日起属于该团队(&amp;F)</translation>
    </message>
    <message>
        <source>Rosters of the earlier team hold until the day before.</source>
        <translation>原团队的排班有效至前一日。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Nobody has the number {number} any more.</source>
        <translation>已无人使用工号 {number}。</translation>
    </message>
    <message>
        <source>Shown: {shown} of {everybody}</source>
        <translation>显示 {shown} 人，共 {everybody} 人</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>En&amp;rol a person</source>
        <translation>登记人员(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Add a person without a face</source>
        <translation>添加不使用人脸的人员(&amp;A)</translation>
    </message>
    <message>
        <source>Rename a &amp;team</source>
        <translation>重命名团队(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Check a receipt of a deletion</source>
        <translation>核验删除凭证(&amp;C)</translation>
    </message>
    <message>
        <source>Enrol the first person</source>
        <translation>登记第一位人员</translation>
    </message>
    <message>
        <source>Here will be everybody who checks in</source>
        <translation>这里将显示所有打卡人员</translation>
    </message>
    <message>
        <source>Enrol people one by one, or drop a folder of photographs or a table here.</source>
        <translation>逐个登记人员，或将照片文件夹或表格拖到此处。</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>显示所有人</translation>
    </message>
    <message>
        <source>Nobody is found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Search for part of a name, a number or a team, or ask for fewer things at once.</source>
        <translation>请搜索姓名、工号或团队的一部分，或减少筛选条件。</translation>
    </message>
    <message>
        <source>Does {name} leave the company?</source>
        <translation>{name} 要离职吗？</translation>
    </message>
    <message>
        <source>From now on {name} cannot check in. Pictures and hours stay; the retention schedule deletes the face later. Coming back is one click.</source>
        <translation>从现在起 {name} 不能打卡。照片和工时保留，人脸数据稍后按保留期限删除。复职只需一次点击。</translation>
    </message>
    <message>
        <source>Yes, leaves</source>
        <translation>是，离职</translation>
    </message>
    <message>
        <source>The picture cannot be brought back; a new one can be taken at any time.</source>
        <translation>删除后无法恢复，但可随时重新拍摄。</translation>
    </message>
    <message>
        <source>It is the last one: without it {name} is not recognised any more, until enrolled again.</source>
        <translation>这是最后一个：删除后将无法识别 {name}，直到重新登记。</translation>
    </message>
    <message>
        <source>Remove “{what}” of {name}?</source>
        <translation>移除 {name} 的“{what}”？</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>{name} withdraws: {purpose}</source>
        <translation>{name} 撤回：{purpose}</translation>
    </message>
    <message>
        <source>Withdraw the consent</source>
        <translation>撤回同意</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Read what was signed: {purpose}</source>
        <translation>查看已签署的内容：{purpose}</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Withdraw: {purpose}</source>
        <translation>撤回：{purpose}</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>已同意</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>No answer is on record.</source>
        <translation>没有记录。</translation>
    </message>
    <message>
        <source>signed by {name}</source>
        <translation>由 {name} 签署</translation>
    </message>
    <message>
        <source>recorded by {name}</source>
        <translation>由 {name} 记录</translation>
    </message>
    <message>
        <source>Add a person without a face</source>
        <translation>添加不使用人脸的人员</translation>
    </message>
    <message>
        <source>Add the person</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation>工号(&amp;N)</translation>
    </message>
    <message>
        <source>Your own; it never changes.</source>
        <translation>由贵公司自定，之后不再更改。</translation>
    </message>
    <message>
        <source>N&amp;ame</source>
        <translation>姓名(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;PIN</source>
        <translation>PIN 码(&amp;P)</translation>
    </message>
    <message>
        <source>4 to 12 digits. Without one the person cannot check in before being enrolled.</source>
        <translation>4 至 12 位数字。没有 PIN 码，此人在登记人脸之前无法打卡。</translation>
    </message>
    <message>
        <source>Edit {number}</source>
        <translation>编辑 {number}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Left on {day}: cannot check in; hours and pictures stay for now.</source>
        <translation>已于 {day} 离职：不能打卡，工时和照片暂时保留。</translation>
    </message>
    <message>
        <source>PIN set</source>
        <translation>已设 PIN 码</translation>
    </message>
    <message>
        <source>No PIN</source>
        <translation>无 PIN 码</translation>
    </message>
    <message>
        <source>&amp;Enrol again</source>
        <translation>重新登记(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Enrol the face</source>
        <translation>登记人脸(&amp;E)</translation>
    </message>
    <message>
        <source>E&amp;dit</source>
        <translation>编辑(&amp;D)</translation>
    </message>
    <message>
        <source>More for this person</source>
        <translation>此人的更多操作</translation>
    </message>
    <message>
        <source>Set the &amp;PIN</source>
        <translation>设置 PIN 码(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Leaves the company</source>
        <translation>离职(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Comes back</source>
        <translation>复职(&amp;C)</translation>
    </message>
    <message>
        <source>Show the &amp;hours</source>
        <translation>查看工时(&amp;H)</translation>
    </message>
    <message>
        <source>E&amp;xport the person&apos;s data</source>
        <translation>导出个人数据(&amp;X)</translation>
    </message>
    <message>
        <source>Delete for &amp;good</source>
        <translation>永久删除(&amp;G)</translation>
    </message>
    <message>
        <source>Nobody is chosen</source>
        <translation>未选择人员</translation>
    </message>
    <message>
        <source>Choose somebody in the table to see their pictures, consents and last check-ins.</source>
        <translation>在表格中选择一个人，查看其人脸、同意和最近的打卡。</translation>
    </message>
    <message>
        <source>Face pictures</source>
        <translation>人脸照片</translation>
    </message>
    <message>
        <source>Kept as pictures: {count}</source>
        <translation>保留的照片：{count}</translation>
    </message>
    <message>
        <source>Whom does this face resem&amp;ble?</source>
        <translation>这张脸与谁相像？(&amp;B)</translation>
    </message>
    <message>
        <source>None: this person checks in by number and PIN.</source>
        <translation>无：此人用工号和 PIN 码打卡。</translation>
    </message>
    <message>
        <source>None yet, and no PIN: this person cannot check in.</source>
        <translation>尚无人脸，也没有 PIN 码：此人无法打卡。</translation>
    </message>
    <message>
        <source>{day} · made by the model {pack}</source>
        <translation>{day} · 由模型 {pack} 生成</translation>
    </message>
    <message>
        <source>Remove this picture: {what}</source>
        <translation>移除：{what}</translation>
    </message>
    <message>
        <source>There is nobody else to compare with.</source>
        <translation>没有其他人可供比较。</translation>
    </message>
    <message>
        <source>too close</source>
        <translation>过于相像</translation>
    </message>
    <message>
        <source>far enough</source>
        <translation>可以区分</translation>
    </message>
    <message>
        <source>Up to {threshold} two people are told apart by their faces alone.</source>
        <translation>低于 {threshold} 时，仅凭人脸即可区分两人。</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>Quality {number}</source>
        <translation>质量 {number}</translation>
    </message>
    <message>
        <source>Last check-ins</source>
        <translation>最近的打卡</translation>
    </message>
    <message>
        <source>None so far.</source>
        <translation>暂无。</translation>
    </message>
    <message>
        <source>Show the hours</source>
        <translation>查看工时</translation>
    </message>
    <message>
        <source>{how}, does not count</source>
        <translation>{how}，不计入</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>On the roll since {day}</source>
        <translation>{day} 起在册</translation>
    </message>
    <message>
        <source>PIN set on {day}</source>
        <translation>PIN 码设置于 {day}</translation>
    </message>
    <message>
        <source>Left on {day}</source>
        <translation>{day} 离职</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>{name} 的 PIN 码</translation>
    </message>
    <message>
        <source>Set the PIN</source>
        <translation>设置 PIN 码</translation>
    </message>
    <message>
        <source>New &amp;PIN</source>
        <translation>新 PIN 码(&amp;P)</translation>
    </message>
    <message>
        <source>4 to 12 digits, none that is easy to guess. Let the person type it.</source>
        <translation>4 至 12 位数字，不要容易猜到。请本人输入。</translation>
    </message>
    <message>
        <source>The same &amp;again</source>
        <translation>再次输入(&amp;A)</translation>
    </message>
    <message>
        <source>The two are not the same; type them again.</source>
        <translation>两次输入不一致，请重新输入。</translation>
    </message>
    <message>
        <source>The PIN of {name} is set.</source>
        <translation>{name} 的 PIN 码已设置。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Known already</source>
        <translation>已在册</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>changed: {count}</source>
        <translation>有变更：{count}</translation>
    </message>
    <message>
        <source>without consent: {count}</source>
        <translation>未获同意：{count}</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>known</source>
        <translation>已在册</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>on record</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Deleted: number {number}</source>
        <translation>已删除：工号 {number}</translation>
    </message>
    <message>
        <source>Keep this receipt; the audit log holds its digest.</source>
        <translation>请保存此凭证；审计日志中保存了它的摘要。</translation>
    </message>
    <message>
        <source>Number of this receipt</source>
        <translation>凭证编号</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>&amp;Save the receipt</source>
        <translation>保存凭证(&amp;S)</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>保存凭证</translation>
    </message>
    <message>
        <source>Face pictures deleted</source>
        <translation>已删除的人脸模板</translation>
    </message>
    <message>
        <source>Kept pictures deleted</source>
        <translation>已删除的照片</translation>
    </message>
    <message>
        <source>Portraits deleted</source>
        <translation>已删除的头像</translation>
    </message>
    <message>
        <source>PINs deleted</source>
        <translation>已删除的 PIN 码</translation>
    </message>
    <message>
        <source>Keys destroyed</source>
        <translation>已销毁密钥</translation>
    </message>
    <message>
        <source>Consents ended</source>
        <translation>终止的同意</translation>
    </message>
    <message>
        <source>Check-ins kept</source>
        <translation>保留的打卡</translation>
    </message>
    <message>
        <source>Training runs that may still hold faces</source>
        <translation>可能仍含人脸的训练任务</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>Chosen: {count}</source>
        <translation>已选择 {count} 人</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 人</translation>
    </message>
    <message>
        <source>&amp;Move to another team</source>
        <translation>调往其他团队(&amp;M)</translation>
    </message>
    <message>
        <source>Earlier model</source>
        <translation>旧模型</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Recognition by face</source>
        <translation>人脸识别</translation>
    </message>
    <message>
        <source>Keeping the pictures</source>
        <translation>保留照片</translation>
    </message>
    <message>
        <source>Improving the model</source>
        <translation>改进模型</translation>
    </message>
    <message>
        <source>All face pictures of {name} are deleted at once. Checking in by number and PIN stays possible.</source>
        <translation>{name} 的所有人脸数据将立即删除。仍可用工号和 PIN 码打卡。</translation>
    </message>
    <message>
        <source>The kept pictures of {name} are deleted at once. Recognition goes on without them.</source>
        <translation>{name} 保留的照片将立即删除。识别不受影响。</translation>
    </message>
    <message>
        <source>No further training uses {name}&apos;s pictures. Models that were trained before stay as they are.</source>
        <translation>今后的训练不再使用 {name} 的照片。之前训练的模型保持不变。</translation>
    </message>
    <message>
        <source>In</source>
        <translation>上班</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>下班</translation>
    </message>
    <message>
        <source>To break</source>
        <translation>开始休息</translation>
    </message>
    <message>
        <source>From break</source>
        <translation>休息结束</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>打卡</translation>
    </message>
    <message>
        <source>face</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Camera, front</source>
        <translation>摄像头，正面</translation>
    </message>
    <message>
        <source>Camera, turned left</source>
        <translation>摄像头，左转</translation>
    </message>
    <message>
        <source>Camera, turned right</source>
        <translation>摄像头，右转</translation>
    </message>
    <message>
        <source>Camera, looking up</source>
        <translation>摄像头，抬头</translation>
    </message>
    <message>
        <source>Camera, looking down</source>
        <translation>摄像头，低头</translation>
    </message>
    <message>
        <source>Camera, glasses</source>
        <translation>摄像头，眼镜</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>{days} d ago</source>
        <translation>{days} 天前</translation>
    </message>
    <message>
        <source>{months} months ago</source>
        <translation>{months} 个月前</translation>
    </message>
    <message>
        <source>{years} years ago</source>
        <translation>{years} 年前</translation>
    </message>
    <message>
        <source>Check a receipt of a deletion</source>
        <translation>核验删除凭证</translation>
    </message>
    <message>
        <source>The audit log holds no such receipt; another site may have given it.</source>
        <translation>审计日志中没有此凭证，可能由其他站点开具。</translation>
    </message>
    <message>
        <source>Genuine: number {number} was deleted on {at} by {name}.</source>
        <translation>凭证有效：工号 {number} 已于 {at} 由 {name} 删除。</translation>
    </message>
</context>
</TS>
